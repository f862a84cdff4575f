package hinomi.http;

import org.jspecify.annotations.Nullable;

/**
 * What a server said to recognise a copy by (RFC 9110, section 8.8).
 *
 * @param etag the {@code ETag} header, or null
 * @param lastModified the {@code Last-Modified} header, or null
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  public static final Validators NONE = new Validators(null, null);
}
