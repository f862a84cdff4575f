package hinomi.pipeline.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip in a zip as the CVE List publishes it. */
public final class RecordZip {
  private final Map<String, byte[]> entries = new TreeMap<>();

  /** Adds a record, or replaces it. */
  public RecordZip with(String id, String title, String updated) {
    return put(id, record(id, title, updated, updated));
  }

  /** Adds some so many records of a year. */
  public RecordZip many(int year, int first, int count, String title) {
    for (int i = first; i < first + count; i++) {
      with("CVE-%d-%04d".formatted(year, i), title + " " + i, year + "-02-03T04:05:06Z");
    }
    return this;
  }

  /** Puts any text in the place of a record. */
  public RecordZip put(String id, String text) {
    String[] parts = id.split("-", 3);
    String folder = parts[2].substring(0, parts[2].length() - 3) + "xxx";
    entries.put(
        "cves/" + parts[1] + "/" + folder + "/" + id + ".json",
        text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A record of its form. */
  public static String record(String id, String title, String updated) {
    return record(id, title, updated, updated);
  }

  /** A record that was published before it was last changed. */
  public static String record(String id, String title, String published, String updated) {
    return """
    {"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"%s","state":"PUBLISHED",
    "datePublished":"%s","dateUpdated":"%s"},"containers":{"cna":{"providerMetadata":
    {"shortName":"sample"},"title":"%s","descriptions":[{"lang":"en","value":"A flaw in %s."}],
    "affected":[{"vendor":"sample","product":"%s"}]}}}\
    """
        .formatted(id, published, updated, title, title, title);
  }

  /** The inner zip. */
  public byte[] plain() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("cves/delta.json"));
      zip.write("{}".getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Writes the zip in a zip. */
  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("cves.zip"));
      zip.write(plain());
    }
    return file;
  }
}
