package hinomi.pipeline;

import java.io.IOException;

/** Where a line goes that people are to read in their chat. */
public interface ChatPost {

  /**
   * Posts one line.
   *
   * @throws IOException when it was not taken; it is posted again later
   */
  void post(String line) throws IOException, InterruptedException;
}
