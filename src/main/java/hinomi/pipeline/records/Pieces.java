package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.language.Message;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.cve.CveRecords;
import hinomi.source.jvn.JvnRecords;
import hinomi.source.jvnipedia.IpediaRecords;
import hinomi.source.nvd.NvdRecords;
import hinomi.source.rss.RssItem;
import hinomi.source.rss.RssReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives each piece of a file to the parser of its source. Safe for several threads. */
final class Pieces {
  /** A field by which a record tells whose it is; it stands among the first. */
  private static final Pattern TELLING =
      Pattern.compile(
          "\"(?:(dataType|dataVersion|cveMetadata|containers)"
              + "|(cve|sourceIdentifier|vulnStatus|descriptions|lastModified))\"\\s*:");

  private static final int BEGINNING = 4000;

  private final CveRecords cve = new CveRecords();
  private final NvdRecords nvd = new NvdRecords();

  /** Reads one piece; never throws, whatever its bytes. */
  void read(Piece piece, RecordTaker taker) {
    switch (piece) {
      case Piece.Json json -> json(json, taker);
      case Piece.Xml xml -> xml(xml, taker);
      case Piece.Bad(String ref, Message why) -> taker.refuse(new Reject(ref, why, ""));
    }
  }

  private void json(Piece.Json piece, RecordTaker taker) {
    byte[] bytes = piece.bytes();
    String beginning =
        new String(bytes, 0, Math.min(BEGINNING, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher m = TELLING.matcher(beginning);
    if (!m.find()) {
      taker.refuse(new Reject(piece.ref(), Message.of("pipeline", "records.unknown"), beginning));
    } else if (m.group(1) != null) {
      cve.read(bytes, piece.ref(), taker);
    } else {
      nvd.read(bytes, piece.ref(), taker);
    }
  }

  private static void xml(Piece.Xml piece, RecordTaker taker) {
    RecordTaker named = named(piece.ref(), taker);
    try {
      if (piece.vuldef()) {
        IpediaRecords.vuldef(piece.bytes(), named);
        return;
      }
      List<RssItem> items = RssReader.read(piece.bytes()).items();
      for (RssItem item : items) {
        if (item.text("identifier").startsWith("JVNDB-")
            || (item.text("link") + item.about()).contains("jvndb.jvn.jp")) {
          IpediaRecords.read(item, named);
        } else {
          JvnRecords.read(item, named);
        }
      }
    } catch (SourceFailure e) {
      String sample = new String(piece.bytes(), StandardCharsets.UTF_8);
      taker.refuse(new Reject(piece.ref(), e.message(), sample));
    }
  }

  /** Says with each complaint where in the file the item stands. */
  private static RecordTaker named(String ref, RecordTaker taker) {
    return new RecordTaker() {
      @Override
      public void take(Advisory advisory) {
        taker.take(advisory);
      }

      @Override
      public void refuse(Reject reject) {
        String where = reject.ref().isEmpty() ? ref : ref + " " + reject.ref();
        taker.refuse(new Reject(where, reject.reason(), reject.sample()));
      }
    };
  }
}
