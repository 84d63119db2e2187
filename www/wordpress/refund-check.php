<?php
/**
 * Plugin Name: Refund check
 * Description: Puts your refund questionnaire on your pages, as a block and as the shortcode [refund-check]. It runs in the buyer's browser, and nothing leaves your site.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * Author: The refund-check authors
 * License: MIT
 * License URI: https://opensource.org/license/mit
 * Text Domain: refund-check
 *
 * The questionnaire itself is what the command `refund-check build` wrote: this plugin takes that folder in, keeps it
 * among the site's uploads, and prints the element on pages. It decides nothing about refunds.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/includes/manifest.php';
require_once __DIR__ . '/includes/folders.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/placing.php';
require_once __DIR__ . '/includes/block.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/class-refused.php';
	require_once __DIR__ . '/includes/unpack.php';
	require_once __DIR__ . '/includes/settings.php';
	require_once __DIR__ . '/includes/settings-page.php';
}
