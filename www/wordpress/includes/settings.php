<?php
/**
 * What an administrator does: upload a folder, have pages use it, remove it.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

const PAGE = 'refund-check';

function add_page() {
	$title = __( 'Refund check', 'refund-check' );
	$hook  = add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\print_page' );
	add_action( "load-$hook", __NAMESPACE__ . '\take_form' );
}
add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );

function page_address() {
	return admin_url( 'options-general.php?page=' . PAGE );
}

function link_from_plugins( $links ) {
	return array_merge( array( '<a href="' . esc_url( page_address() ) . '">' . esc_html__( 'Settings', 'refund-check' ) . '</a>' ), $links );
}
add_filter( 'plugin_action_links_' . plugin_basename( dirname( __DIR__ ) . '/refund-check.php' ), __NAMESPACE__ . '\link_from_plugins' );

/**
 * A script on the site's pages is as much as HTML without limits: on a network, or where a site forbids that, being an
 * administrator is not enough.
 */
function may_upload() {
	return current_user_can( 'manage_options' ) && current_user_can( 'unfiltered_html' );
}

/** Takes what a form of the page sent. What was refused is said at the form at once; what was done, by the page anew. */
function take_form() {
	if ( 'POST' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
		return;
	}
	try {
		// PHP drops a form that is larger than it takes, and its nonce with it.
		if ( ! $_POST && (int) ( $_SERVER['CONTENT_LENGTH'] ?? 0 ) > 0 ) {
			throw new Refused( too_large_for_server() );
		}
		check_admin_referer( PAGE );
		if ( ! may_upload() ) {
			throw new Refused( esc_html__( 'You are not allowed to put scripts onto this site. Ask whoever runs the network.', 'refund-check' ) );
		}
		$said = carry_out( sanitize_key( $_POST['refund_check_do'] ?? '' ), sanitize_text_field( wp_unslash( $_POST['refund_check_folder'] ?? '' ) ) );
	} catch ( Refused $refused ) {
		add_settings_error( PAGE, 'refused', $refused->getMessage(), 'error' );
		return;
	}
	// As options.php of core hands its messages over.
	add_settings_error( PAGE, 'done', $said, 'success' );
	set_transient( 'settings_errors', get_settings_errors(), 30 );
	wp_safe_redirect( add_query_arg( 'settings-updated', 'true', page_address() ) );
	exit;
}

/** What was done, in words. */
function carry_out( $what, $folder ) {
	if ( 'upload' === $what ) {
		update_option( OPTION, unpack_zip( uploaded_file() ) );
		return esc_html__( 'The questionnaire is uploaded, and your pages show it from now on.', 'refund-check' );
	}
	if ( ! isset( folders()[ $folder ] ) ) {
		throw new Refused( esc_html__( 'This folder is no longer there.', 'refund-check' ) );
	}
	if ( 'use' === $what ) {
		update_option( OPTION, $folder );
		return esc_html__( 'Your pages show this questionnaire from now on.', 'refund-check' );
	}
	if ( 'remove' === $what && in_use() !== $folder ) {
		remove( path( $folder ) );
		return esc_html__( 'The folder is removed.', 'refund-check' );
	}
	throw new Refused( esc_html__( 'Your pages use this folder. Let them use another one first.', 'refund-check' ) );
}

/** Where PHP keeps the file until the request ends. */
function uploaded_file() {
	$sent  = $_FILES['refund_check_zip'] ?? array();
	$error = $sent['error'] ?? UPLOAD_ERR_NO_FILE;
	if ( UPLOAD_ERR_NO_FILE === $error ) {
		throw new Refused( esc_html__( 'No file was chosen.', 'refund-check' ) );
	}
	if ( UPLOAD_ERR_INI_SIZE === $error || UPLOAD_ERR_FORM_SIZE === $error ) {
		throw new Refused( too_large_for_server() );
	}
	if ( UPLOAD_ERR_OK !== $error || ! is_uploaded_file( $sent['tmp_name'] ) ) {
		throw new Refused( esc_html__( 'The file did not arrive whole. Please try again.', 'refund-check' ) );
	}
	return $sent['tmp_name'];
}

function too_large_for_server() {
	/* translators: %s: a size such as 2 MB. */
	return sprintf( esc_html__( 'The file is larger than this server takes, which is %s. Put the folder into the uploads by hand; the plugin’s readme says how.', 'refund-check' ), esc_html( size_format( wp_max_upload_size() ) ) );
}
