package hinomi.web;

import java.util.Optional;

/** A guard for tests: whoever comes may do this much, and signs in nowhere. */
public final class ViewerGuard implements Guard {
  private final OpenGuard open = new OpenGuard();
  private final Visitor visitor;

  public ViewerGuard(Role role) {
    visitor = new Visitor("somebody", role);
  }

  @Override
  public void add(Site site) {}

  @Override
  public Visitor visitor(Claim claim) {
    return visitor;
  }

  @Override
  public String token(Claim claim) {
    return open.token(claim);
  }

  @Override
  public boolean host(String host) {
    return open.host(host);
  }

  @Override
  public boolean bearer(Claim claim) {
    return open.bearer(claim);
  }

  @Override
  public boolean measures(Claim claim) {
    return open.measures(claim);
  }

  @Override
  public Optional<String> signIn() {
    return Optional.empty();
  }

  @Override
  public void did(Visitor visitor, String address, String what) {}
}
