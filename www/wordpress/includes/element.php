<?php
/**
 * The element as a page has it, with the decision in writing inside, and what its script needs.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

/** What `refund-check build` writes the decision with. */
const WRITTEN_WITH = array(
	'a'          => array( 'href' => true ),
	'blockquote' => array(),
	'details'    => array(),
	'div'        => array( 'lang' => true, 'dir' => true ),
	'summary'    => array(),
	'h2'         => array(),
	'h3'         => array(),
	'h4'         => array(),
	'h5'         => array(),
	'h6'         => array(),
	'li'         => array(),
	'ol'         => array(),
	'p'          => array(),
	'strong'     => array(),
	'ul'         => array(),
	'wbr'        => array(),
);

/**
 * The element. Without a folder, whoever writes pages is told so and a visitor gets nothing.
 */
function element( $lang = '' ) {
	$folder = in_use();
	if ( '' === $folder ) {
		return current_user_can( 'edit_posts' ) ? '<p><em>' . esc_html( what_is_missing() ) . '</em></p>' : '';
	}
	$attribute = is_language( $lang ) ? ' lang="' . esc_attr( $lang ) . '"' : '';
	return needed( $folder ) . "<refund-check$attribute>" . in_writing( $folder ) . '</refund-check>';
}

/** For those who write pages; visitors see nothing of it. */
function what_is_missing() {
	return current_user_can( 'manage_options' )
		? __( 'No refund questionnaire has been uploaded yet. Upload one under Settings → Refund check; until then, visitors see nothing here.', 'refund-check' )
		: __( 'No refund questionnaire has been uploaded yet. Ask an administrator to upload one under Settings → Refund check; until then, visitors see nothing here.', 'refund-check' );
}

/** The decision in writing, for where no script runs: what the folder's own snippet has inside the element. */
function in_writing( $folder ) {
	static $written = array();
	if ( ! isset( $written[ $folder ] ) ) {
		$snippet = (string) file_get_contents( path( $folder ) . '/snippets/element.html' );
		$inside  = preg_match( '~<refund-check>(.*)</refund-check>~s', $snippet, $found ) ? $found[1] : '';

		$written[ $folder ] = wp_kses( $inside, WRITTEN_WITH, array( 'http', 'https', 'mailto', 'tel', 'sms' ) );
	}
	return $written[ $folder ];
}

/** Has the script loaded, once a page. Returns what is to stand before the element: the preload, where the head is over. */
function needed( $folder ) {
	stands_on_page( true );
	enqueue( $folder );
	return did_action( 'wp_head' ) ? preload_once( $folder ) : '';
}

/** Whether an element has been printed so far, or will be. */
function stands_on_page( $is_now = false ) {
	static $stands = false;

	$stands = $stands || $is_now;
	return $stands;
}

function enqueue( $folder ) {
	$script = address( $folder, 'refund-check.js' );
	// Without a version: the folder's name is one, and the script finds the other files by its own address.
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'refund-check', $script, array(), null );
	} else {
		wp_enqueue_script( 'refund-check', $script, array(), null, true );
	}
}

/** Before WordPress 6.5 there are no script modules. */
function as_module( $tag, $handle, $src ) {
	return 'refund-check' === $handle ? wp_get_script_tag( array( 'type' => 'module', 'src' => $src ) ) : $tag;
}
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );

/** As the folder's snippet has it: the wasm is fetched while the script is still on its way. */
function preload_once( $folder ) {
	static $is_done = false;
	if ( $is_done ) {
		return '';
	}
	$is_done = true;
	$wasm    = esc_url( address( $folder, 'refund-check.wasm' ) );
	return "<link rel=\"preload\" href=\"$wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin fetchpriority=\"low\" />\n";
}
