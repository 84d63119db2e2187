<?php
/**
 * The list that stands in every folder that `refund-check build` writes: which policy it is of, and the hash of each file.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

const MANIFEST = 'refund-check-build.json';

/** What a page cannot do without. */
const NEEDED = array( 'refund-check.js', 'refund-check.wasm', 'embed.html', 'snippets/element.html' );

/**
 * The names that `build` gives. Only one dot, but for words of a policy: some servers run `x.php.js` as PHP.
 */
const FILE_NAME = '~^(?:(?:words|policies|snippets)/)?[A-Za-z0-9][A-Za-z0-9_-]*(?:\.policy)?\.(?:js|wasm|css|html|json|txt|md)$~D';

/**
 * The list as an array, or null where the text is no such list.
 */
function read_manifest( $text ) {
	$read = json_decode( (string) $text, true, 8 );
	if ( ! is_array( $read ) || ! is_array( $read['files'] ?? null ) || ! is_array( $read['policy'] ?? null ) ) {
		return null;
	}
	$policy = $read['policy'];
	foreach ( array( 'id', 'version', 'edition' ) as $key ) {
		if ( ! is_string( $policy[ $key ] ?? null ) ) {
			return null;
		}
	}
	if ( ! preg_match( '/^[0-9a-f]{6}$/D', $policy['edition'] ) || ! are_languages( $policy['languages'] ?? null ) ) {
		return null;
	}
	foreach ( $read['files'] as $name => $hash ) {
		if ( ! is_string( $hash ) || ! preg_match( '~^sha384-[A-Za-z0-9+/]{64}$~D', $hash ) || ! preg_match( FILE_NAME, $name ) ) {
			return null;
		}
	}
	return array_diff( NEEDED, array_keys( $read['files'] ) ) ? null : $read;
}

function are_languages( $languages ) {
	return is_array( $languages ) && $languages && array_filter( $languages, __NAMESPACE__ . '\is_language' ) === $languages;
}

/** As `de` or `pt-BR`. */
function is_language( $lang ) {
	return is_string( $lang ) && preg_match( '/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/D', $lang );
}

function integrity( $bytes ) {
	return 'sha384-' . base64_encode( hash( 'sha384', $bytes, true ) );
}
