package hinomi.pipeline.records;

import hinomi.language.Message;

/** What was cut out of a file. */
sealed interface Piece {

  /** Where it stood: {@code FILE#NUMBER}. */
  String ref();

  /** A JSON object. */
  record Json(String ref, byte[] bytes) implements Piece {}

  /** An item or {@code Vulinfo} of a feed, as a document of its own. */
  record Xml(String ref, byte[] bytes, boolean vuldef) implements Piece {}

  /** What is no record. */
  record Bad(String ref, Message why) implements Piece {}
}
