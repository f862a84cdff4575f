package hinomi.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Gives the addresses of pages to the web server. */
record Routing(RoutesConfig routes, Answering answering) implements Site {

  /** Checks a request, asks its page and sends the answer. */
  interface Answering {
    void answer(Context context, Role needed, boolean changes, Handler handler) throws Exception;
  }

  @Override
  public void get(String path, Role needed, Handler handler) {
    routes.get(path, context -> answering.answer(context, needed, false, handler));
  }

  @Override
  public void post(String path, Role needed, Handler handler) {
    routes.post(path, context -> answering.answer(context, needed, true, handler));
  }
}
