<?php
/**
 * The folders that `refund-check build` wrote, among the site's uploads, and which of them pages use.
 *
 * Each build has a folder of its own, so a page that some cache has kept never gets a script and rules of two builds.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

/** Names the folder that pages use. */
const OPTION = 'refund_check_folder';

function place() {
	return wp_upload_dir( null, false )['basedir'] . '/refund-check';
}

function path( $folder ) {
	return place() . '/' . $folder;
}

function address( $folder, $file ) {
	$base = set_url_scheme( wp_upload_dir( null, false )['baseurl'] );
	return $base . '/refund-check/' . rawurlencode( $folder ) . '/' . $file;
}

/**
 * All folders that have what a page needs, as name => list, the newest first. Some may have been put there by hand.
 */
function folders() {
	$lists = glob( place() . '/*/' . MANIFEST );
	$lists = array_combine( $lists, array_map( 'filemtime', $lists ) );
	arsort( $lists );
	$found = array();
	foreach ( array_keys( $lists ) as $list ) {
		$manifest = read_manifest( file_get_contents( $list ) );
		if ( $manifest && is_whole( dirname( $list ) ) ) {
			$found[ basename( dirname( $list ) ) ] = $manifest;
		}
	}
	return $found;
}

/** Whether the files that a page cannot do without are there. */
function is_whole( $path ) {
	foreach ( NEEDED as $name ) {
		if ( ! is_file( "$path/$name" ) ) {
			return false;
		}
	}
	return true;
}

/**
 * The name of the folder that pages use, or an empty text: the one that was chosen, or else the newest.
 */
function in_use() {
	$chosen = get_option( OPTION, '' );
	if ( is_string( $chosen ) && '' !== $chosen && basename( $chosen ) === $chosen && is_whole( path( $chosen ) ) ) {
		return $chosen;
	}
	return (string) array_key_first( folders() );
}

/** Removes a folder, and never what a link in it leads to. */
function remove( $path ) {
	if ( is_link( $path ) || ! is_dir( $path ) ) {
		wp_delete_file( $path );
		return;
	}
	foreach ( array_diff( scandir( $path ), array( '.', '..' ) ) as $name ) {
		remove( "$path/$name" );
	}
	rmdir( $path );
}
