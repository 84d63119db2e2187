<?php
/**
 * The block, which prints what the shortcode prints.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

const BLOCK = 'refund-check/refund-check';

const EDITOR_SCRIPT = 'refund-check-editor';

function register_block() {
	$needs = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' );
	$file  = dirname( __DIR__ ) . '/block/editor.js';
	wp_register_script( EDITOR_SCRIPT, plugins_url( 'block/editor.js', __DIR__ ), $needs, (string) filemtime( $file ), true );
	wp_set_script_translations( EDITOR_SCRIPT, 'refund-check' );
	register_block_type( dirname( __DIR__ ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
}
add_action( 'init', __NAMESPACE__ . '\register_block' );

function render_block( $attributes ) {
	$element = element( $attributes['lang'] ?? '' );
	if ( '' === $element ) {
		return '';
	}
	return '<div ' . get_block_wrapper_attributes() . '>' . $element . '</div>';
}

/** What the editor shows: the page for frames, with the folder's own languages to choose from. */
function tell_editor() {
	$folder = in_use();
	$known  = array(
		'preview'   => '' === $folder ? '' : address( $folder, 'embed.html' ),
		'languages' => '' === $folder ? array() : read_manifest( file_get_contents( path( $folder ) . '/' . MANIFEST ) )['policy']['languages'],
		'missing'   => what_is_missing(),
	);
	wp_add_inline_script( EDITOR_SCRIPT, 'window.refundCheckEditor = ' . wp_json_encode( $known ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor' );
