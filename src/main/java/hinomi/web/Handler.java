package hinomi.web;

/** Answers requests to one address. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws Exception that is told as "something went wrong", and logged
   */
  Reply answer(Visit visit) throws Exception;
}
