package hinomi.source;

import hinomi.http.Validators;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has been read, in words of the source's own. Holds the HTTP validators of
 * everything that went into the page, so that they are committed with it or not at all.
 */
public record Cursor(SortedMap<String, String> entries) {
  /** Nothing was ever read. */
  public static final Cursor START = new Cursor(new TreeMap<>());

  private static final String ETAG = "etag ";
  private static final String MODIFIED = "last-modified ";

  public Cursor {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  public Cursor(Map<String, String> entries) {
    this(new TreeMap<>(entries));
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** This cursor with one entry changed, or removed where the value is null. */
  public Cursor with(String key, @Nullable String value) {
    SortedMap<String, String> changed = new TreeMap<>(entries);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return new Cursor(changed);
  }

  /** What is known of the copy of an address that was read last. */
  public Validators validators(URI uri) {
    return new Validators(entries.get(ETAG + uri), entries.get(MODIFIED + uri));
  }

  public Cursor withValidators(URI uri, Validators validators) {
    return with(ETAG + uri, validators.etag()).with(MODIFIED + uri, validators.lastModified());
  }
}
