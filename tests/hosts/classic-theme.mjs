// The smallest theme without blocks: its head is printed before its posts are.

export const classicTheme = {
  "wp-content/themes/classic/style.css": "/*\nTheme Name: Classic\n*/\nbody { font: 16px/1.5 Georgia, serif; margin: 0 auto; max-width: 40em; padding: 1em }",
  "wp-content/themes/classic/index.php": `<!doctype html>
<html <?php language_attributes(); ?>>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="<?php echo esc_url(get_stylesheet_uri()); ?>"><?php wp_head(); ?></head>
<body>
<p><a id="home" href="<?php echo esc_url(home_url('/')); ?>">Home</a></p>
<?php while (have_posts()) { the_post(); the_title('<h1>', '</h1>'); the_content(); } ?>
<?php wp_footer(); ?>
</body>
</html>
`,
};
