<?php
/**
 * Where the element stands in what people write: the shortcode, what WordPress would do to it, and the page's head.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

const SHORTCODE = 'refund-check';

function shortcode( $attributes ) {
	return element( shortcode_atts( array( 'lang' => '' ), $attributes, SHORTCODE )['lang'] );
}
add_shortcode( SHORTCODE, __NAMESPACE__ . '\shortcode' );

/**
 * Gives a shortcode that stands in the middle of a paragraph a place of its own: the element has paragraphs inside, which
 * would end the one around it and be torn out of the element. After core has made paragraphs, before it reads shortcodes.
 */
function stands_apart( $content ) {
	if ( false === strpos( $content, '[' . SHORTCODE ) ) {
		return $content;
	}
	$within = '~<p(\s[^>]*)?>((?:(?!</?p[\s>]).)*?)((?<!\[)\[' . SHORTCODE . '(?:\s[^\]]*)?\](?!\]))((?:(?!</?p[\s>]).)*)</p>~s';
	do {
		$before  = $content;
		$content = preg_replace( $within, '<p$1>$2</p>$3<p$1>$4</p>', $before, -1, $count ) ?? $before;
		$content = $count ? preg_replace( '~<p(?:\s[^>]*)?>(?:\s|<br\s*/?>)*</p>~', '', $content ) ?? $content : $content;
	} while ( $count );
	return $content;
}
add_filter( 'the_content', __NAMESPACE__ . '\stands_apart', 10 );

/** The policy's sentences are quoted to the letter: no other quotation marks and dashes in them. */
function untouched_by_typography( $tags ) {
	return array_merge( $tags, array( 'refund-check' ) );
}
add_filter( 'no_texturize_tags', __NAMESPACE__ . '\untouched_by_typography' );

/** A theme of blocks has made the page's content by now; for others, the posts that the page is going to show are read. */
function head() {
	global $wp_query;
	foreach ( $wp_query->posts ?? array() as $post ) {
		$text = $post->post_content ?? '';
		stands_on_page( has_block( BLOCK, $text ) || has_shortcode( $text, SHORTCODE ) );
	}
	$folder = stands_on_page() ? in_use() : '';
	if ( '' !== $folder ) {
		echo preload_once( $folder ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}
}
add_action( 'wp_head', __NAMESPACE__ . '\head', 5 );
