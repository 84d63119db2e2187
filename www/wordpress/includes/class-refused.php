<?php
/**
 * Why an upload was not taken, in words for the administrator who sent it.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

class Refused extends \RuntimeException {}
