package hinomi.config;

import hinomi.config.yaml.FileText;
import hinomi.config.yaml.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of holidays: a date a line, with any words after it, or the Cabinet Office's <a
 * href="https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html">syukujitsu.csv</a>, which is in
 * Microsoft's Shift_JIS and begins with a line of headings.
 */
final class Holidays {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final Pattern DATE =
      Pattern.compile(
          "\"?([0-9]{4})(?:[-/.]|年)([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})(?:日|(?![0-9]))(.*)");
  private static final int TOLD = 3;

  private final Path file;
  private final Problems problems;

  /**
   * @param file the file, absolute
   */
  Holidays(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Its dates; as many as can be read where something is wrong, which is told.
   *
   * @param named where the configuration names the file
   */
  Set<LocalDate> read(Place named) {
    try {
      if (Files.isRegularFile(file)) {
        if (Files.size(file) <= FileText.LARGEST) {
          return text(Files.readAllBytes(file)).map(this::dates).orElse(Set.of());
        }
        problems.error(file, Place.FILE, "file.large", FileText.LARGEST >> 20);
        return Set.of();
      }
    } catch (IOException e) {
      problems.error(named, "holidays.unreadable", file);
      return Set.of();
    }
    problems.error(named, "holidays.unreadable", file);
    return Set.of();
  }

  private Optional<String> text(byte[] bytes) {
    return switch (FileText.of(bytes)) {
      case FileText.Read(String text) -> Optional.of(text);
      case FileText.Unreadable(var fault) when fault.message().key().equals("file.utf-16") -> {
        problems.error(file, fault.at(), "file.utf-16");
        yield Optional.empty();
      }
      case FileText.Unreadable unreadable -> shiftJis(bytes, unreadable.fault().at());
    };
  }

  private Optional<String> shiftJis(byte[] bytes, Place at) {
    try {
      return Optional.of(SHIFT_JIS.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      problems.error(file, at, "holidays.encoding");
      return Optional.empty();
    }
  }

  private Set<LocalDate> dates(String text) {
    Set<LocalDate> found = new TreeSet<>();
    int wrong = 0;
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length && wrong < TOLD; i++) {
      String line = Word.fold(lines[i]);
      Optional<LocalDate> date = date(line);
      date.ifPresent(found::add);
      if (date.isEmpty() && !line.isEmpty() && !line.startsWith("#") && !heading(i, line)) {
        problems.error(file, new Place(i + 1, 0), "holidays.line");
        wrong++;
      }
    }
    return found;
  }

  private static boolean heading(int index, String line) {
    return index == 0 && line.contains(",") && line.chars().noneMatch(Character::isDigit);
  }

  private static Optional<LocalDate> date(String line) {
    Matcher m = DATE.matcher(line);
    try {
      return m.matches()
          ? Optional.of(LocalDate.of(number(m, 1), number(m, 2), number(m, 3)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
