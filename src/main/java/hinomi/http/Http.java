package hinomi.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * HTTP for everyone: time-outs, size limits, pace per host, back-off, proxy, trust store and mirror
 * are the implementation's matter. {@code get} and {@code download} try again by themselves where
 * that is harmless; {@code send} never does.
 */
public interface Http {

  /**
   * A conditional GET of a whole body.
   *
   * @param known the validators of the copy at hand, {@link Validators#NONE} for none
   * @throws HttpFailure for every answer that is neither a body nor "not modified", and for none
   */
  Fetched get(URI uri, Validators known) throws IOException, InterruptedException;

  /**
   * As {@link #get(URI, Validators)}, with further headers.
   *
   * @param own headers for the address's own host and nobody else, which may hold a key; where no
   *     network is asked there is nobody to tell
   * @throws HttpFailure as {@link #get(URI, Validators)}
   */
  default Fetched get(URI uri, Validators known, Map<String, String> own)
      throws IOException, InterruptedException {
    return get(uri, known);
  }

  /**
   * GET into a file, resumed where the server allows it.
   *
   * @param limit the most bytes to accept
   * @throws HttpFailure as {@link #get}
   */
  void download(URI uri, Path file, long limit) throws IOException, InterruptedException;

  /**
   * One exchange, once, whatever its status.
   *
   * @throws HttpFailure when there was no complete answer; {@link HttpFailure#mayHaveArrived()}
   *     tells whether the server may have acted on it
   */
  Answer send(Call call) throws IOException, InterruptedException;
}
