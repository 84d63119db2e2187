<?php
/**
 * The page under Settings: what to do, the folders that are there, and what buyers see.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

function print_page() {
	$folders = folders();
	$in_use  = in_use();
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	print_upload();
	if ( $folders ) {
		print_placing();
		print_folders( $folders, $in_use );
		print_preview( $in_use );
	}
	echo '</div>';
}

function print_upload() {
	?>
	<h2><?php esc_html_e( 'Upload your questionnaire', 'refund-check' ); ?></h2>
	<p>
		<?php
		/* translators: %s: a command. */
		printf( esc_html__( 'Write your policy, build its folder with %s, zip that folder, and choose the zip here.', 'refund-check' ), '<code>refund-check build</code>' );
		?>
	</p>
	<form method="post" enctype="multipart/form-data" action="<?php echo esc_url( page_address() ); ?>">
		<?php print_hidden( 'upload' ); ?>
		<p>
			<label for="refund-check-zip"><?php esc_html_e( 'Zip of the folder:', 'refund-check' ); ?></label>
			<input type="file" id="refund-check-zip" name="refund_check_zip" accept=".zip,application/zip" required />
			<?php submit_button( __( 'Upload', 'refund-check' ), 'primary', 'refund_check_upload', false ); ?>
		</p>
	</form>
	<?php
}

function print_hidden( $what, $folder = '' ) {
	wp_nonce_field( PAGE );
	echo '<input type="hidden" name="refund_check_do" value="' . esc_attr( $what ) . '" />';
	echo '<input type="hidden" name="refund_check_folder" value="' . esc_attr( $folder ) . '" />';
}

function print_placing() {
	?>
	<h2><?php esc_html_e( 'Put it on a page', 'refund-check' ); ?></h2>
	<p>
		<?php
		/* translators: 1: the name of a block, 2: a shortcode, 3: a shortcode. */
		printf( esc_html__( 'Add the block %1$s to a page, or write %2$s where the questions belong. For another language than the page’s: %3$s', 'refund-check' ), '<strong>' . esc_html__( 'Refund check', 'refund-check' ) . '</strong>', '<code>[refund-check]</code>', '<code>[refund-check lang="de"]</code>' );
		?>
	</p>
	<?php
}

function print_folders( array $folders, $in_use ) {
	?>
	<h2><?php esc_html_e( 'What is uploaded', 'refund-check' ); ?></h2>
	<table class="widefat striped refund-check-folders">
		<thead>
			<tr>
				<th scope="col"><?php esc_html_e( 'Policy', 'refund-check' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Version', 'refund-check' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Languages', 'refund-check' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Pages', 'refund-check' ); ?></th>
			</tr>
		</thead>
		<tbody>
			<?php foreach ( $folders as $folder => $list ) : ?>
				<tr data-folder="<?php echo esc_attr( $folder ); ?>">
					<td><?php echo esc_html( $list['policy']['id'] ); ?></td>
					<td><?php echo esc_html( $list['policy']['version'] . ' (' . $list['policy']['edition'] . ')' ); ?></td>
					<td><?php echo esc_html( implode( ', ', $list['policy']['languages'] ) ); ?></td>
					<td><?php print_choice( (string) $folder, $in_use ); ?></td>
				</tr>
			<?php endforeach; ?>
		</tbody>
	</table>
	<?php
}

function print_choice( $folder, $in_use ) {
	if ( $folder === $in_use ) {
		echo '<strong>' . esc_html__( 'Your pages show this one', 'refund-check' ) . '</strong>';
		return;
	}
	foreach ( array( 'use' => __( 'Use this one', 'refund-check' ), 'remove' => __( 'Remove', 'refund-check' ) ) as $what => $label ) {
		echo '<form method="post" style="display: inline" action="' . esc_url( page_address() ) . '">';
		print_hidden( $what, $folder );
		submit_button( $label, 'small', "refund_check_$what", false, array( 'id' => "refund-check-$what-$folder" ) );
		echo '</form> ';
	}
}

/** The page for frames, whose script gives it the height of its content. */
function print_preview( $in_use ) {
	wp_enqueue_script( 'refund-check-embed', address( $in_use, 'embed.js' ), array(), null, true );
	?>
	<h2><?php esc_html_e( 'What buyers see', 'refund-check' ); ?></h2>
	<iframe src="<?php echo esc_url( address( $in_use, 'embed.html' ) ); ?>" title="<?php esc_attr_e( 'Refund check, as buyers see it', 'refund-check' ); ?>" style="background: #fff; border: 1px solid #c3c4c7; box-sizing: border-box; display: block; height: 640px; max-width: 720px; padding: 16px; width: 100%"></iframe>
	<p>
		<a href="<?php echo esc_url( address( $in_use, 'index.html' ) ); ?>"><?php esc_html_e( 'The written policy with the questions, as a page of its own', 'refund-check' ); ?></a>
		&middot;
		<a href="<?php echo esc_url( address( $in_use, 'support.html' ) ); ?>"><?php esc_html_e( 'For your agents: from a code to what the buyer was told', 'refund-check' ); ?></a>
	</p>
	<?php
}
