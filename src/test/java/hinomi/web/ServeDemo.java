package hinomi.web;

import hinomi.DemoWorld;
import hinomi.web.board.BoardPages;
import hinomi.web.today.TodayPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Serves the demo's world for looking at pages: a port, and a folder that is kept. */
final class ServeDemo {
  private ServeDemo() {}

  public static void main(String[] args) throws Exception {
    Path folder =
        args.length > 1
            ? Files.createDirectories(Path.of(args[1]))
            : Files.createTempDirectory("hinomi-demo");
    TestHouse house = new TestHouse(DemoWorld.in(folder));
    new WebServer(
        house,
        new OpenGuard(),
        List.of(new TodayPages(house), new BoardPages()),
        "127.0.0.1",
        Integer.parseInt(args[0]));
    Thread.currentThread().join();
  }
}
