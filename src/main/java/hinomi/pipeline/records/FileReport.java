package hinomi.pipeline.records;

import hinomi.language.Message;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the records of a file: {@code records = fresh + changed + unchanged + rejected}.
 *
 * @param file its name or address
 * @param same whether it was left alone because it is the one that was read last
 * @param records how many it has, as far as it was read
 * @param fresh never seen before
 * @param changed with another content than was known
 * @param unchanged as known, or known in a later revision
 * @param rejected that could not be read
 * @param reasons how many were rejected for which reason
 * @param failure why it could not be read to its end, if so
 */
public record FileReport(
    String file,
    boolean same,
    long records,
    long fresh,
    long changed,
    long unchanged,
    long rejected,
    Map<Message, Integer> reasons,
    Optional<Message> failure) {

  public FileReport {
    reasons = Map.copyOf(reasons);
  }

  /** A file that is the one that was read last. */
  public static FileReport same(String file) {
    return new FileReport(file, true, 0, 0, 0, 0, 0, Map.of(), Optional.empty());
  }

  /** A file that could not be had. */
  public static FileReport failed(String file, Message why) {
    return new FileReport(file, false, 0, 0, 0, 0, 0, Map.of(), Optional.of(why));
  }
}
