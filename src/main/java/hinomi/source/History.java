package hinomi.source;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A source whose whole history lies in files that anybody may fetch. */
public interface History {

  /** The files, in the order in which they are to be read. */
  List<Volume> volumes() throws IOException, InterruptedException;

  /**
   * The sum of a file as it is now.
   *
   * @return empty where none is published
   */
  Optional<Sum> sum(Volume volume) throws IOException, InterruptedException;

  /**
   * One file.
   *
   * @param name what it is called
   * @param addresses where it may be, the likeliest first: a file of the day may not be there yet
   * @param sum as a list of the files told it
   */
  record Volume(String name, List<URI> addresses, Optional<Sum> sum) {
    public Volume {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A published sum.
   *
   * @param sha256 64 hexadecimal digits in upper case
   * @param ofContent whether it is that of the unpacked content
   */
  record Sum(String sha256, boolean ofContent) {}
}
