package org.yushi.local.importing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes an applicant's number with a secret key (HMAC-SHA256), so that two cases of one applicant
 * can be told to be so, and nobody without the key can find the number by trying.
 *
 * <p>Out: 32 letters a to p, the first 128 bits; letters only, for in hexadecimal digits one hash
 * in two hundred would look like an ID number and be masked. The key is asked for with the first
 * number.
 */
public final class ApplicantHash implements UnaryOperator<String> {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final Supplier<String> key;
  private @Nullable Mac mac;

  /** A hash whose key is asked for when it is first needed. */
  public ApplicantHash(Supplier<String> key) {
    this.key = key;
  }

  /** The hash of a number, which may be in any of its usual forms and is not blank. */
  @Override
  public String apply(String number) {
    byte[] hash =
        mac().doFinal(ApplicantNumber.normalised(number).getBytes(StandardCharsets.UTF_8));
    StringBuilder letters = new StringBuilder(2 * BYTES);
    for (int i = 0; i < BYTES; i++) {
      letters.append((char) ('a' + ((hash[i] >> 4) & 0xf))).append((char) ('a' + (hash[i] & 0xf)));
    }
    return letters.toString();
  }

  private Mac mac() {
    if (mac == null) {
      try {
        Mac made = Mac.getInstance(ALGORITHM);
        made.init(new SecretKeySpec(key.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        mac = made;
      } catch (NoSuchAlgorithmException | InvalidKeyException e) {
        throw new IllegalStateException("every Java has " + ALGORITHM, e);
      }
    }
    return mac;
  }
}
