import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What an import cannot do without. With {@code parse}: unpack the outer zip, inflate every record, and pull the
 * text of the fields that Hinomi keeps out of it. With {@code directory}: unpack the outer zip and read the inner
 * one's central directory. Two threads, as Hinomi has.
 */
class ImportFloor {
  private static final Set<String> FIELDS =
      Set.of("cveId", "state", "datePublished", "dateUpdated", "shortName", "lang", "value", "title", "vendor",
          "product", "packageName", "collectionURL", "version", "status", "lessThan", "lessThanOrEqual",
          "versionType", "defaultStatus", "cpes", "criteria", "cweId", "url", "tags", "baseScore", "vectorString",
          "dataVersion", "Exploitation", "Automatable", "Technical Impact", "dateAdded", "repo");

  private static final JsonFactory JSON = new JsonFactory();

  record Field(String name, String text) {}

  public static void main(String[] args) throws Exception {
    Path inner = Files.createTempFile(Path.of(args[1]).toAbsolutePath().getParent(), "floor", ".zip");
    try {
      try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(Path.of(args[1])), 1 << 16));
          OutputStream out = Files.newOutputStream(inner)) {
        zip.getNextEntry();
        zip.transferTo(out);
      }
      try (ZipFile zip = new ZipFile(inner.toFile())) {
        System.out.println(args[0].equals("parse") ? parse(zip) : directory(zip));
      }
    } finally {
      Files.delete(inner);
    }
  }

  private static long directory(ZipFile zip) {
    long sums = 0;
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      sums += entry.getCrc() + entry.getName().length();
    }
    return sums;
  }

  private static long parse(ZipFile zip) throws Exception {
    AtomicLong fields = new AtomicLong();
    Semaphore ahead = new Semaphore(24);
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<ZipEntry> batch = new ArrayList<>();
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        batch.add(all.nextElement());
        if (batch.size() == 128 || !all.hasMoreElements()) {
          List<ZipEntry> some = batch;
          batch = new ArrayList<>();
          ahead.acquire();
          workers.submit(() -> {
            try {
              byte[] buffer = new byte[1 << 19];
              for (ZipEntry entry : some) {
                fields.addAndGet(fields(zip, entry, buffer).size());
              }
            } finally {
              ahead.release();
            }
            return null;
          });
        }
      }
    }
    return fields.get();
  }

  private static List<Field> fields(ZipFile zip, ZipEntry entry, byte[] buffer) throws Exception {
    int length = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      int read;
      while ((read = in.read(buffer, length, buffer.length - length)) > 0) {
        length += read;
      }
    }
    List<Field> found = new ArrayList<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), buffer, 0, length)) {
      String name = "";
      JsonToken token;
      while ((token = in.nextToken()) != null) {
        if (token == JsonToken.PROPERTY_NAME) {
          name = in.currentName();
        } else if (token.isScalarValue() && FIELDS.contains(name)) {
          found.add(new Field(name, in.getString()));
        }
      }
    }
    return found;
  }
}
