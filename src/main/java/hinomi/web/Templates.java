package hinomi.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.HashMap;
import java.util.Map;

/** Renders the templates below {@code src/main/jte}, which the build has made classes of. */
final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), "made.pages");

  byte[] render(String template, Map<String, Object> model, Frame frame) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("frame", frame);
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template, all, out);
    return out.toByteArray();
  }
}
