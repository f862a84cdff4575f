package hinomi.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body up to a limit; whoever waits for it sees how far it has come. */
abstract class Sink<T> implements BodySubscriber<T> {
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final long limit;
  private volatile long received;
  private boolean refused;
  private Flow.@Nullable Subscription subscription;

  /**
   * @param limit the most bytes to take
   */
  Sink(long limit) {
    this.limit = limit;
  }

  abstract void take(ByteBuffer bytes) throws IOException;

  abstract T end() throws IOException;

  /** Called once after a failure. */
  void abandon() {}

  /** Refuses a body at once whose announced length is over the limit. */
  void announced(long length) {
    refused = length > limit;
  }

  long received() {
    return received;
  }

  @Override
  public CompletionStage<T> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (refused) {
      given.cancel();
      onError(new TooLarge(limit));
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (result.isDone() || subscription == null) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        long sum = received + buffer.remaining();
        if (sum > limit) {
          throw new TooLarge(limit);
        }
        take(buffer);
        received = sum;
      }
      subscription.request(1);
    } catch (IOException e) {
      subscription.cancel();
      onError(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    abandon();
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    try {
      result.complete(end());
    } catch (IOException e) {
      onError(e);
    }
  }
}
