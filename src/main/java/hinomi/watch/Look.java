package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.language.Language;
import hinomi.watch.Evidence.Field;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One advisory, looked through for the names of all watches. */
final class Look {
  /** A news item that lists more vulnerabilities than this says little of each. */
  private static final int ITEM_COVERS = 3;

  private static final int AROUND = 40;

  private final Matcher.Compiled compiled;
  private final Advisory advisory;
  private final Set<RecordName> products;
  private final SoughtLook sought;

  /** By watch: the evidence with the words that decide whether an exclude keeps it away. */
  private final Map<Integer, Map<Evidence, String>> found = new TreeMap<>();

  /** Whether versions of Windows are told, so that the name alone says nothing more. */
  private boolean windowsVersions;

  private Look(Matcher.Compiled compiled, Advisory advisory) {
    this.compiled = compiled;
    this.advisory = advisory;
    this.products = RecordName.of(advisory);
    this.sought = new SoughtLook(compiled.sought(), advisory, products);
  }

  /** What is found for each watch, by its index. */
  static Map<Integer, Map<Evidence, String>> through(Matcher.Compiled compiled, Advisory advisory) {
    Look look = new Look(compiled, advisory);
    look.products.forEach(look::product);
    look.text(advisory.title().in(Language.JA), Field.TITLE);
    look.text(advisory.title().in(Language.EN), Field.TITLE);
    look.text(advisory.summary().in(Language.JA), Field.SUMMARY);
    look.text(advisory.summary().in(Language.EN), Field.SUMMARY);
    look.found.replaceAll(look::weighed);
    look.sought.into(look.found, look.vague());
    return look.found;
  }

  private void add(
      int watch, Place.Ruling ruling, String word, Field field, String shown, String context) {
    Evidence evidence =
        new Evidence(
            ruling.tier(), word, field, shown, advisory.id(), ruling.guard(), word, Naming.PRODUCT);
    add(watch, evidence, context);
  }

  private void add(int watch, Evidence evidence, String context) {
    found.computeIfAbsent(watch, k -> new LinkedHashMap<>()).putIfAbsent(evidence, context);
  }

  private void product(RecordName name) {
    whole(name, name.vendor() + ":" + name.product());
    whole(name, name.vendor() + ":*");
    if (compiled.sought().anyVendor()) {
      whole(name, "*:" + name.product());
    }
    sought.product(name);
    if (name.product().isEmpty()) {
      return;
    }
    String full = name.full();
    windowsVersions |= full.contains("windows ") && name.field() == Field.PRODUCT;
    List<Names.Hit> hits = compiled.names().in(full);
    for (Names.Hit hit : hits) {
      if (hit.end() <= name.vendorLength()) {
        continue;
      }
      Set<Integer> longer = Names.longer(hit, hits);
      for (Names.Term term : hit.terms()) {
        if (term.role() == Names.Role.PART) {
          sought.part(term.word(), new SoughtLook.Stand(name));
          continue;
        }
        if (!term.role().shadows()
            || term.watch() < 0
            || (longer != null && longer.contains(term.watch()))) {
          continue;
        }
        Place.Ruling ruling =
            longer == null
                ? name.ruling(hit.begin(), hit.end(), term.known())
                : new Place.Ruling(Tier.MENTION, Guards.LONGER_NAME);
        if (term.keyword() && ruling.tier() == Tier.MENTION) {
          ruling = new Place.Ruling(Tier.AFFECTED, null);
        }
        add(term.watch(), ruling, term.word(), name.field(), name.shown(), name.product());
      }
    }
  }

  /** A pair by which the catalogue knows a product. */
  private void whole(RecordName name, String pair) {
    for (Owner owner : compiled.byRecord(pair)) {
      if (owner.pattern() == null || sought.fits(name, owner.pattern())) {
        Evidence evidence =
            new Evidence(
                Tier.PRODUCT,
                name.shown(),
                name.field(),
                name.shown(),
                advisory.id(),
                null,
                owner.called(),
                owner.naming());
        add(owner.watch(), evidence, name.product());
      }
    }
  }

  private void text(@Nullable String source, Field field) {
    if (source == null) {
      return;
    }
    Text text = Text.of(source);
    List<Names.Hit> hits = compiled.names().in(text.lower());
    boolean title = field == Field.TITLE;
    for (Names.Hit hit : hits) {
      Set<Integer> longer = Names.longer(hit, hits);
      for (Names.Term term : hit.terms()) {
        if (!term.role().shadows()) {
          sought.term(term, new SoughtLook.Stand(text, hit, field));
        } else if (term.watch() == Names.FAMILY) {
          family(text, hit, term, field);
        } else if (term.watch() != Names.NOBODY
            && (longer == null || !longer.contains(term.watch()))) {
          Place.Ruling ruling =
              term.keyword()
                  ? new Place.Ruling(title ? Tier.TITLE : Tier.SUBJECT, null)
                  : longer == null
                      ? Place.of(text, hit.begin(), hit.end(), term.known(), title)
                      : new Place.Ruling(Tier.MENTION, Guards.LONGER_NAME);
          place(text, hit, term.watch(), ruling, term.word(), field);
        }
      }
    }
  }

  private void place(
      Text text, Names.Hit hit, int watch, Place.Ruling ruling, String word, Field field) {
    add(watch, ruling, word, field, around(text, hit), context(text, hit, field));
  }

  static String around(Text text, Names.Hit hit) {
    String lower = text.lower();
    return lower.substring(
        Math.max(0, hit.begin() - AROUND), Math.min(lower.length(), hit.end() + AROUND));
  }

  static String context(Text text, Names.Hit hit, Field field) {
    return field == Field.TITLE ? text.lower() : sentence(text, hit.begin(), hit.end());
  }

  /** Windows with its versions listed, or with none. */
  private void family(Text text, Names.Hit hit, Names.Term term, Field field) {
    List<String> versions = Family.listed(text, hit.end());
    Place.Ruling ruling =
        Place.ofFamily(
            text, hit.begin(), hit.end(), term.known(), field == Field.TITLE, !versions.isEmpty());
    if (!versions.isEmpty()) {
      windowsVersions |= ruling.guard() == null;
      for (String version : versions) {
        for (int watch : compiled.byVersion(version)) {
          place(text, hit, watch, ruling, term.word(), field);
        }
      }
    } else if (ruling.tier().sure() && Family.alone(text, hit.end())) {
      int year = advisory.published().atZone(ZoneOffset.UTC).getYear();
      compiled
          .family()
          .forEach(
              (version, watches) -> {
                if (Family.lived(version, year)) {
                  for (int watch : watches) {
                    place(
                        text, hit, watch, new Place.Ruling(Tier.FAMILY, null), term.word(), field);
                  }
                }
              });
    }
  }

  /** Lowers what is but a mention by what the advisory as a whole is. */
  private Map<Evidence, String> weighed(Integer watch, Map<Evidence, String> evidence) {
    boolean vague = vague();
    boolean others = !vague && aboutOthers(watch, evidence);
    Map<Evidence, String> weighed = new LinkedHashMap<>();
    evidence.forEach(
        (e, context) -> {
          boolean told = e.tier() == Tier.FAMILY && windowsVersions;
          if (vague || others || told) {
            weighed.putIfAbsent(mention(e, watch, others ? Guards.OTHER_PRODUCT : null), context);
          } else {
            weighed.putIfAbsent(e, context);
          }
        });
    return weighed;
  }

  /** Lists of many things say little of each. */
  private boolean vague() {
    return advisory.kind() == Advisory.Kind.TOPIC
        || (advisory.kind() == Advisory.Kind.ITEM && advisory.cves().size() > ITEM_COVERS);
  }

  /**
   * Whether a record that names its products names others only: then the watch's words in its text
   * are about their surroundings.
   */
  private boolean aboutOthers(int watch, Map<Evidence, String> evidence) {
    boolean structured =
        advisory.kind() == Advisory.Kind.RECORD || advisory.kind() == Advisory.Kind.ENTRY;
    if (!structured || products.isEmpty()) {
      return false;
    }
    boolean named = false;
    for (Evidence e : evidence.keySet()) {
      if (e.tier() == Tier.PRODUCT || e.tier() == Tier.AFFECTED) {
        return false;
      }
      named |= e.field() == Field.PRODUCT;
    }
    return named || products.stream().noneMatch(p -> compiled.akin(watch, p));
  }

  private Evidence mention(Evidence e, int watch, @Nullable String guard) {
    return compiled.keyword(watch, e.word()) ? e : e.mention(guard);
  }

  /** The sentence around a place: an exclude in another sentence is about something else. */
  private static String sentence(Text text, int begin, int end) {
    String lower = text.lower();
    int to = end;
    while (to < lower.length() && !ends(lower, to)) {
      to++;
    }
    return lower.substring(Math.min(begin, text.sentence(begin)), to);
  }

  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    return c == '。' || (c == '.' && (at + 1 == text.length() || text.charAt(at + 1) == ' '));
  }
}
