package hinomi.web.watches;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.WatchEntry;
import hinomi.config.WatchList;
import hinomi.config.yaml.Unfit;
import hinomi.pipeline.Engine;
import hinomi.watch.Watch;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each watch brings, and how the list is changed. */
public final class WatchPages implements Routes {
  private static final String ROOM = "web/watches";
  private static final Duration MONTH = Duration.ofDays(30);

  private final Map<String, String> environment;
  private final Trials trials = new Trials();

  /**
   * @param environment for the variables of {@code hinomi.yml}
   */
  public WatchPages(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void add(Site site) {
    site.get("/watches", Role.VIEWER, this::list);
    site.get("/watches/new", Role.ADMIN, visit -> form(visit, NewForm.of(visit), "", 200));
    site.post("/watches/new", Role.ADMIN, this::propose);
    site.get("/watches/suggest", Role.ADMIN, WatchPages::suggest);
    site.get("/watches/trial", Role.OPERATOR, this::trial);
    site.get("/watches/edit", Role.OPERATOR, visit -> edit(visit, "", "", TrialPart.NONE, 200));
    site.post("/watches/edit", Role.ADMIN, this::change);
    site.post("/watches/remove", Role.ADMIN, this::remove);
  }

  private Reply list(Visit visit) {
    Config config = visit.house().config();
    Engine engine = visit.engine();
    return Reply.page(
        "watches/list.jte",
        Map.of(
            "w",
            visit.words(ROOM),
            "lines",
            WatchLine.of(
                engine,
                config.watches(),
                engine
                    .store()
                    .figures()
                    .decided(visit.now().minus(MONTH), visit.now().plus(MONTH))),
            "done",
            visit.query("done").filter(List.of("saved", "removed")::contains).orElse(""),
            "name",
            visit.query("name").orElse("")));
  }

  private Reply form(Visit visit, NewForm form, String mistake, int status) {
    List<String> mistakes = mistake.isEmpty() ? List.of() : List.of(mistake);
    return form(visit, form, mistakes, "", TrialPart.NONE, List.of(), status);
  }

  private Reply form(
      Visit visit,
      NewForm form,
      List<String> mistakes,
      String snippet,
      TrialPart trial,
      List<Suggestion> suggestions,
      int status) {
    Optional<WatchList> list = Draft.read(visit.house().config().file());
    Map<String, Object> model = new HashMap<>();
    model.put("w", visit.words(ROOM));
    model.put("form", form);
    model.put("mistakes", mistakes);
    model.put("snippet", snippet);
    model.put("trial", trial);
    model.put("suggestions", suggestions);
    model.put("writable", list.filter(WatchList::writable).isPresent());
    model.put("mark", visit.form("mark").or(() -> list.map(WatchList::mark)).orElse(""));
    return new Reply.Page(status, "watches/new.jte", model);
  }

  private Reply propose(Visit visit) throws InterruptedException {
    NewForm form = NewForm.of(visit);
    Words words = visit.words(ROOM);
    String wish = visit.form("do").orElse("try");
    if (form.what().isEmpty()) {
      return form(visit, form, words.say("what.missing"), 422);
    }
    if (wish.equals("look")) {
      List<Suggestion> found =
          Suggestion.of(visit.engine().store(), NewForm.kind(form.kind()), form.what());
      return form(
          visit,
          form,
          found.isEmpty() ? List.of(words.say("look.none")) : List.of(),
          "",
          TrialPart.NONE,
          found,
          200);
    }
    WatchEntry entry = form.entry();
    Config config = visit.house().config();
    Draft draft = Draft.adding(entry, config, environment, visit.language());
    if (!draft.mistakes().isEmpty() || draft.watch().isEmpty()) {
      return form(visit, form, draft.mistakes(), entry.snippet(), TrialPart.NONE, List.of(), 422);
    }
    if (wish.equals("save")) {
      String name = draft.watch().get().name();
      return saved(visit, draft.list(), draft.made(), "saved", name)
          .orElseGet(
              () -> {
                String why = words.say(draft.list().isEmpty() ? "unfit" : why(visit));
                return form(
                    visit, form, List.of(why), entry.snippet(), TrialPart.NONE, List.of(), 409);
              });
    }
    TrialPart trial = tried(visit, entry.snippet(), draft.watch().get());
    return form(visit, form, List.of(), entry.snippet(), trial, List.of(), 200);
  }

  private TrialPart tried(Visit visit, String snippet, Watch watch) throws InterruptedException {
    return TrialPart.of(
        Optional.of(
            trials.of(
                snippet,
                visit.engine(),
                watch,
                visit.house().config().calendar().zone(),
                visit.now())));
  }

  /** Why nothing was saved: somebody else did, or nobody may. */
  private static String why(Visit visit) {
    Optional<WatchList> list = Draft.read(visit.house().config().file());
    return list.filter(WatchList::writable).isEmpty() ? "read-only" : "changed";
  }

  /** Saves, unless the file has changed since the form was made; empty where it did not. */
  private Optional<Reply> saved(
      Visit visit, Optional<WatchList> list, String made, String done, String name) {
    if (list.isEmpty() || !list.get().mark().equals(visit.form("mark").orElse(""))) {
      return Optional.empty();
    }
    try {
      return list.get().save(made, environment, visit.language()) == WatchList.Saved.DONE
          ? Optional.of(new Reply.Redirect("/watches?done=" + done + "&name=" + encoded(name)))
          : Optional.empty();
    } catch (ConfigException e) {
      String told = String.join("\n", Draft.told(e, visit.language(), Integer.MAX_VALUE, 0));
      return Optional.of(new Reply.Refused(422, told));
    } catch (IOException e) {
      return Optional.of(
          new Reply.Refused(500, visit.words(ROOM).say("disk", String.valueOf(e.getMessage()))));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Reply suggest(Visit visit) {
    return new Reply.Fragment(
        "watches/suggestions.jte",
        Map.of(
            "suggestions",
            Suggestion.of(
                visit.engine().store(),
                NewForm.kind(visit.query("kind").orElse("")),
                visit.query("what").orElse(""))));
  }

  private Reply trial(Visit visit) throws InterruptedException {
    return new Reply.Fragment(
        "watches/trial.jte",
        Map.of(
            "w",
            visit.words(ROOM),
            "trial",
            TrialPart.of(trials.look(visit.query("key").orElse("")))));
  }

  private static Optional<Watch> named(Visit visit) {
    String name = visit.form("watch").or(() -> visit.query("watch")).orElse("");
    return visit.house().config().watches().stream()
        .filter(watch -> watch.name().equals(name))
        .findFirst();
  }

  private Reply edit(Visit visit, String mistake, String typed, TrialPart trial, int status) {
    Optional<Watch> found = named(visit);
    if (found.isEmpty()) {
      return new Reply.Refused(404, visit.words(ROOM).say("unknown"));
    }
    Watch watch = found.get();
    Optional<WatchList> list = Draft.read(visit.house().config().file());
    boolean own =
        list.filter(l -> l.names(environment).contains(Optional.of(watch.name()))).isPresent();
    String about = visit.form("for").or(() -> visit.query("for")).orElse("");
    List<String> proposals =
        about.isEmpty()
            ? List.of()
            : visit.engine().explain(about).stream()
                .findFirst()
                .map(e -> Exclusions.of(e.vulnerability(), watch))
                .orElse(List.of());
    String words = typed.isEmpty() ? NewForm.joined(watch.excludes()).orElse("") : typed;
    List<String> shown = new ArrayList<>(NewForm.words(words));
    if (typed.isEmpty()) {
      proposals.stream().limit(1).forEach(shown::add);
    }
    Map<String, Object> model = new HashMap<>();
    model.put("w", visit.words(ROOM));
    model.put("watch", watch.name());
    model.put("about", about);
    model.put("exclude", words);
    model.put("proposals", proposals);
    model.put("snippet", WatchEntry.excluding(alone(watch), shown));
    model.put("own", own);
    model.put("writable", own && list.filter(WatchList::writable).isPresent());
    model.put("mark", list.map(WatchList::mark).orElse(""));
    model.put("mistake", mistake);
    model.put("trial", trial);
    return new Reply.Page(status, "watches/edit.jte", model);
  }

  /** The product that a watch is nothing but a name of; empty for other watches. */
  private static String alone(Watch watch) {
    boolean alone =
        watch.subjects().size() == 1
            && watch.subjects().getFirst().names().size() == 1
            && watch.subjects().getFirst().product().equals(watch.name())
            && watch.excludes().isEmpty();
    return alone ? watch.name() : "";
  }

  private Reply change(Visit visit) throws InterruptedException {
    Optional<Watch> watch = named(visit);
    if (watch.isEmpty()) {
      return new Reply.Missing();
    }
    List<String> excludes = new ArrayList<>(NewForm.words(visit.form("exclude").orElse("")));
    visit.forms("word").stream().filter(word -> !excludes.contains(word)).forEach(excludes::add);
    String typed = String.join(", ", excludes);
    Draft draft =
        Draft.changing(
            watch.get().name(), visit.house().config(), environment, visit.language(), excludes);
    Words words = visit.words(ROOM);
    if (draft.list().isEmpty()) {
      return edit(visit, words.say("unfit"), typed, TrialPart.NONE, 409);
    }
    if (draft.watch().isEmpty()) {
      return edit(visit, String.join("\n", draft.mistakes()), typed, TrialPart.NONE, 422);
    }
    if (visit.form("do").filter("try"::equals).isPresent()) {
      TrialPart trial = tried(visit, draft.made() + watch.get().name(), draft.watch().get());
      return edit(visit, "", typed, trial, 200);
    }
    return saved(visit, draft.list(), draft.made(), "saved", watch.get().name())
        .orElseGet(() -> edit(visit, words.say(why(visit)), typed, TrialPart.NONE, 409));
  }

  private Reply remove(Visit visit) {
    Optional<Watch> watch = named(visit);
    Optional<WatchList> list = Draft.read(visit.house().config().file());
    int number =
        watch
            .flatMap(one -> list.map(l -> l.names(environment).indexOf(Optional.of(one.name()))))
            .orElse(-1);
    Words words = visit.words(ROOM);
    if (watch.isEmpty() || list.isEmpty() || number < 0) {
      return new Reply.Missing();
    }
    if (visit.form("sure").isEmpty()) {
      return edit(visit, words.say("remove.sure-missing"), "", TrialPart.NONE, 422);
    }
    try {
      return saved(visit, list, list.get().remove(number), "removed", watch.get().name())
          .orElseGet(() -> edit(visit, words.say(why(visit)), "", TrialPart.NONE, 409));
    } catch (Unfit e) {
      return edit(visit, words.say("unfit"), "", TrialPart.NONE, 409);
    }
  }
}
