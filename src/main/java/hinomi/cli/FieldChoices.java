package hinomi.cli;

import hinomi.cli.Interview.Unanswered;
import hinomi.ticket.Offers.Field;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lets a person say which custom field holds what. */
final class FieldChoices {
  /** Names that fields are given for what Hinomi knows, without spaces and signs. */
  private static final Map<String, Pattern> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("key", Pattern.compile("(hinomi|脆弱性)(key|キー)|hinomi"));
    USUAL.put("cve", Pattern.compile("cve(id|番号|識別番号|識別子)?"));
    USUAL.put("jvndb", Pattern.compile("jvn(db|ipedia)(id|番号|識別番号)?"));
    USUAL.put("cvss", Pattern.compile("cvss(v?[234]([.]?[01])?)?(基本値|スコア|値|(base)?score)?"));
    USUAL.put("severity", Pattern.compile("(脆弱性の?)?(重要度|深刻度)|severity"));
    USUAL.put("cwe", Pattern.compile("cwe(id|番号|識別子)?"));
    USUAL.put("source", Pattern.compile("(脆弱性)?情報源|(vulnerability)?source|出典"));
  }

  private static final Pattern CHANGE = Pattern.compile("([a-z]+)\\s*[=:]\\s*([0-9]{0,4})");

  private final Terminal terminal;
  private final Questions questions;

  FieldChoices(Terminal terminal, Questions questions) {
    this.terminal = terminal;
    this.questions = questions;
  }

  /**
   * What the settings say of fields: {@code key}, {@code cve} … to a field, and for a required
   * field its name to a constant.
   */
  Map<String, String> fields(List<Field> all) throws IOException, Unanswered {
    if (all.isEmpty()) {
      terminal.say("init.fields.unseen");
      return Map.of();
    }
    Map<String, Field> chosen = usual(all);
    questions.list("init.list.fields", all.stream().map(f -> f.choice().name()).toList());
    while (true) {
      String answer =
          Questions.folded(
              chosen.isEmpty()
                  ? questions.ask("init.ask.fields")
                  : questions.ask("init.ask.fields.usual", shown(chosen)));
      if (answer.isEmpty()) {
        break;
      }
      if (answer.matches("none|なし|無し")) {
        chosen.clear();
        break;
      }
      change(answer, all, chosen);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    USUAL
        .keySet()
        .forEach(
            setting ->
                Optional.ofNullable(chosen.get(setting))
                    .ifPresent(f -> settings.put(setting, f.choice().setting())));
    for (Field field : all) {
      if (field.required() && !chosen.containsValue(field)) {
        constant(field).ifPresent(value -> settings.put(field.choice().setting(), value));
      }
    }
    return settings;
  }

  /** The fields that can be meant by a name, where there is just one. */
  private static Map<String, Field> usual(List<Field> all) {
    Map<String, Field> found = new LinkedHashMap<>();
    USUAL.forEach(
        (setting, pattern) -> {
          List<Field> some =
              all.stream()
                  .filter(
                      f ->
                          pattern
                              .matcher(
                                  Questions.folded(f.choice().name())
                                      .replaceAll("[\\s_・()\\[\\]#:-]", ""))
                              .matches())
                  .toList();
          if (some.size() == 1) {
            found.put(setting, some.getFirst());
          }
        });
    return found;
  }

  private static String shown(Map<String, Field> chosen) {
    return chosen.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().choice().name())
        .collect(Collectors.joining(", "));
  }

  private void change(String answer, List<Field> all, Map<String, Field> chosen) {
    for (String part : answer.split("[,、]|\\s+(?=[a-z]+\\s*[=:])", -1)) {
      Matcher change = CHANGE.matcher(part.strip());
      boolean number = change.matches() && !change.group(2).isEmpty();
      if (!change.matches() || !USUAL.containsKey(change.group(1))) {
        terminal.say("init.fields.form", part.strip(), String.join(", ", USUAL.keySet()));
      } else if (!number) {
        chosen.remove(change.group(1));
      } else if (Questions.numbers(change.group(2), all.size()).isEmpty()) {
        terminal.say("init.number", change.group(2), all.size());
      } else {
        chosen.put(change.group(1), all.get(Integer.parseInt(change.group(2)) - 1));
      }
    }
  }

  private Optional<String> constant(Field field) throws IOException, Unanswered {
    List<String> values = field.values();
    if (!values.isEmpty()) {
      questions.list("init.list.values", values);
    }
    while (true) {
      String answer = questions.ask("init.ask.required", field.choice().name());
      if (answer.isEmpty() || values.isEmpty() || values.contains(answer)) {
        return Optional.of(answer).filter(a -> !a.isEmpty());
      }
      Optional<List<Integer>> number =
          Questions.folded(answer).matches("[0-9]{1,4}")
              ? Questions.numbers(answer, values.size())
              : Optional.empty();
      if (number.isPresent()) {
        return Optional.of(values.get(number.get().getFirst() - 1));
      }
      terminal.say("init.not-there", answer);
    }
  }
}
