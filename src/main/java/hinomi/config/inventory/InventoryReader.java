package hinomi.config.inventory;

import hinomi.config.inventory.Remark.Weight;
import hinomi.language.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what is installed from the lists that tools write. The format is told from the content:
 *
 * <ul>
 *   <li>CycloneDX 1.x, JSON and XML (<a href="https://cyclonedx.org/specification/overview/">
 *       specification</a>)
 *   <li>SPDX 2.2 and 2.3, JSON and tag-value (<a
 *       href="https://spdx.github.io/spdx-spec/v2.3/">specification</a>)
 *   <li>what {@code dpkg-query -W}, {@code dpkg -l}, {@code rpm -qa} and {@code apk info -v} print,
 *       one host a file, or with the host and a tab before each line; and {@code
 *       /var/lib/dpkg/status}, for the host that it lies on
 *   <li>tables with a line of headings, separated by commas, semicolons or tabs
 * </ul>
 *
 * No content makes it throw: what cannot be read is a {@link Remark}.
 */
public final class InventoryReader {
  /** What one file may hold, in bytes. */
  public static final int LARGEST = 64 << 20;

  private static final int MOST_FILES = 5_000;

  private final Assembly assembly = new Assembly(PackageRules.bundled());

  private InventoryReader() {}

  /**
   * Reads a file, or every file right in a folder, by name; hidden ones are not looked at.
   *
   * @throws IOException when it is not there or cannot be read
   */
  public static Inventory read(Path file) throws IOException {
    return read(List.of(file));
  }

  /**
   * Reads several files and folders as one inventory.
   *
   * @throws IOException when one is not there or cannot be read
   */
  public static Inventory read(List<Path> files) throws IOException {
    InventoryReader reader = new InventoryReader();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        reader.folder(file);
      } else {
        reader.file(file);
      }
    }
    return reader.assembly.finish();
  }

  /**
   * Reads the content of one file.
   *
   * @param name what the remarks call it; a package list without hosts gets its host from it
   */
  public static Inventory read(String name, byte[] content) {
    InventoryReader reader = new InventoryReader();
    reader.content(name, content);
    return reader.assembly.finish();
  }

  private void folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
    }
    if (files.isEmpty()) {
      tell(folder, Weight.ERROR, "folder.empty");
    }
    if (files.size() > MOST_FILES) {
      tell(folder, Weight.ERROR, "folder.many", files.size(), MOST_FILES);
    }
    for (Path file : files.stream().limit(MOST_FILES).toList()) {
      file(file);
    }
  }

  private void file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      content(file.toString(), in.readNBytes(LARGEST + 1));
    }
  }

  private void tell(Path file, Weight weight, String key, Object... args) {
    assembly.add(new Remark(weight, file.toString(), 0, Message.of(Remark.ROOM, key, args)));
  }

  private void content(String name, byte[] bytes) {
    Sheet sheet = new Sheet(name);
    sheet.place(HostName.of(name));
    if (bytes.length > LARGEST) {
      sheet.error(0, "file.large", LARGEST >> 20);
    } else {
      Optional<String> text = FileText.read(bytes, sheet);
      text.ifPresent(t -> Format.read(t, sheet));
    }
    assembly.add(sheet);
  }
}
