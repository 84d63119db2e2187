<?php
/**
 * Removes what the plugin has put there: its folder among the uploads, and its option; on each site of a network.
 */

namespace RefundCheck;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/manifest.php';
require_once __DIR__ . '/includes/folders.php';

function uninstall_here() {
	delete_option( OPTION );
	if ( file_exists( place() ) ) {
		remove( place() );
	}
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
		switch_to_blog( $site );
		uninstall_here();
		restore_current_blog();
	}
} else {
	uninstall_here();
}
