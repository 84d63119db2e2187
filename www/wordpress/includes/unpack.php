<?php
/**
 * From a zip of the folder that `refund-check build` wrote to a folder among the uploads.
 *
 * Nothing in the zip is believed: its names, types and sizes are those that `build` writes, each file has the hash that
 * the list has for it, and nothing is written under its own name before all of it is there.
 */

namespace RefundCheck;

defined( 'ABSPATH' ) || exit;

/** All files of a folder together; most have one megabyte, and older editions that are kept add some. */
const MOST_BYTES = 32 * MB_IN_BYTES;
const MOST_FILES = 500;

/**
 * The name of the new folder. Throws Refused, and then everything is as it was.
 */
function unpack_zip( $file ) {
	if ( ! class_exists( 'ZipArchive' ) ) {
		throw new Refused( esc_html__( 'This server’s PHP cannot read zip files. Put the folder into the uploads by hand; the plugin’s readme says how.', 'refund-check' ) );
	}
	$zip = new \ZipArchive();
	// PHP would take an empty file for an empty zip.
	if ( 0 === filesize( $file ) || true !== $zip->open( $file ) ) {
		throw new Refused( esc_html__( 'This is not a zip file, or only a part of one.', 'refund-check' ) );
	}
	try {
		return write_folder( checked_files( $zip ) );
	} finally {
		$zip->close();
	}
}

/** All files of the zip by the names that its list has for them, as bytes. */
function checked_files( \ZipArchive $zip ) {
	$entries = entries( $zip );
	$text    = read_entry( $zip, $entries, MANIFEST );
	$list    = read_manifest( $text );
	if ( ! $list ) {
		/* translators: %s: the name of a file. */
		throw new Refused( sprintf( esc_html__( '%s cannot be understood. Perhaps a newer release has written it: bring this plugin up to date.', 'refund-check' ), MANIFEST ) );
	}
	foreach ( array_keys( $entries ) as $name ) {
		if ( MANIFEST !== $name && ! isset( $list['files'][ $name ] ) ) {
			/* translators: 1: the name of a file, 2: the name of the list. */
			throw new Refused( sprintf( esc_html__( 'The zip has the file %1$s, which %2$s does not name.', 'refund-check' ), esc_html( $name ), MANIFEST ) );
		}
	}
	$files = array( MANIFEST => $text );
	foreach ( $list['files'] as $name => $hash ) {
		$files[ $name ] = read_entry( $zip, $entries, $name );
		if ( integrity( $files[ $name ] ) !== $hash ) {
			/* translators: %s: the name of a file. */
			throw new Refused( sprintf( esc_html__( 'The file %s is damaged, or was changed after it was built. Build the folder anew.', 'refund-check' ), esc_html( $name ) ) );
		}
	}
	return $files;
}

/** The places of files in the zip, by their names within the folder. */
function entries( \ZipArchive $zip ) {
	$entries = array();
	$bytes   = 0;
	for ( $index = 0; $index < $zip->numFiles; $index++ ) {
		$entry  = $zip->statIndex( $index );
		$bytes += $entry['size'];
		if ( $bytes > MOST_BYTES || $index >= MOST_FILES ) {
			/* translators: 1: a number of files, 2: a size such as 8 MB. */
			throw new Refused( sprintf( esc_html__( 'The zip is too large: a folder may have %1$d files and %2$s.', 'refund-check' ), MOST_FILES, size_format( MOST_BYTES ) ) );
		}
		if ( ! is_left_out( $entry['name'] ) ) {
			$entries[ $entry['name'] ] = $index;
		}
	}
	$entries = without_folder( $entries );
	foreach ( array_keys( $entries ) as $name ) {
		if ( ! preg_match( FILE_NAME, $name ) ) {
			/* translators: %s: the name of a file. */
			throw new Refused( sprintf( esc_html__( 'The zip has the file %s, which is none that “refund-check build” writes.', 'refund-check' ), esc_html( $name ) ) );
		}
	}
	return $entries;
}

/** Folders, and what a Mac adds. */
function is_left_out( $name ) {
	return '/' === substr( $name, -1 ) || 0 === strpos( $name, '__MACOSX/' ) || '.DS_Store' === basename( $name );
}

/** Some programs zip the folder, others what is in it: names begin where the list stands. */
function without_folder( array $entries ) {
	foreach ( array_keys( $entries ) as $name ) {
		if ( basename( $name ) === MANIFEST ) {
			$folder = substr( $name, 0, -strlen( MANIFEST ) );
			break;
		}
	}
	if ( ! isset( $folder ) ) {
		/* translators: %s: the name of a file. */
		throw new Refused( sprintf( esc_html__( 'The zip has no file %s. Zip the folder that “refund-check build” wrote.', 'refund-check' ), MANIFEST ) );
	}
	$named = array();
	foreach ( $entries as $name => $index ) {
		$is_inside = '' === $folder || 0 === strpos( $name, $folder );

		$named[ $is_inside ? substr( $name, strlen( $folder ) ) : $name ] = $index;
	}
	return $named;
}

/** No more is read than the size that the zip tells, of which all together have been found small enough. */
function read_entry( \ZipArchive $zip, array $entries, $name ) {
	$bytes = isset( $entries[ $name ] ) ? $zip->getFromIndex( $entries[ $name ] ) : false;
	if ( false === $bytes ) {
		/* translators: %s: the name of a file. */
		throw new Refused( sprintf( esc_html__( 'The zip is not whole: the file %s is missing or cannot be read.', 'refund-check' ), esc_html( $name ) ) );
	}
	return $bytes;
}

/** Writes beside, and gives it its name when all of it is there. */
function write_folder( array $files ) {
	$list   = read_manifest( $files[ MANIFEST ] );
	$folder = $list['policy']['edition'] . '-' . substr( hash( 'sha256', $files[ MANIFEST ] ), 0, 8 );
	$beside = path( '.' . wp_generate_password( 12, false ) );
	try {
		foreach ( $files as $name => $bytes ) {
			write_file( "$beside/$name", $bytes );
		}
		// The same build once more: perhaps a file of it was lost.
		if ( file_exists( path( $folder ) ) ) {
			remove( path( $folder ) );
		}
		if ( ! rename( $beside, path( $folder ) ) ) {
			throw new Refused( not_writable() );
		}
	} finally {
		if ( file_exists( $beside ) ) {
			remove( $beside );
		}
	}
	return $folder;
}

function write_file( $path, $bytes ) {
	if ( ! wp_mkdir_p( dirname( $path ) ) || file_put_contents( $path, $bytes ) !== strlen( $bytes ) ) {
		throw new Refused( not_writable() );
	}
	// As its folder is, without the right to be run: so does WordPress with what is uploaded.
	chmod( $path, stat( dirname( $path ) )['mode'] & 0000666 );
}

function not_writable() {
	/* translators: %s: the path of a folder. */
	return sprintf( esc_html__( 'The server cannot write into %s. Is the disk full, or the folder closed to it?', 'refund-check' ), esc_html( place() ) );
}
