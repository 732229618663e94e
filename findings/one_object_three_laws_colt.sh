#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Colt 1.2.0 (Java), cern.jet.random: persons on no list, as a gamma and as a negative binomial law.
#
# Guess: cdf, pdf and nextInt or nextDouble of one object are of one law.
# Seen: of Gamma(2, 0.01), 200 persons on average, the draws are. By the cdf at most 1 person is the median, since it
# takes the shape and the rate for each other; the pdf adds up to 0 from 0 to 10,000, since it takes the rate for
# the scale. Of NegativeBinomial(400, 0.8), 100 persons on average, the cdf is: the draws have a mean of 1,600, that
# of a probability of 0.2, and the pdf is the binomial's, with a mean of 320 and an exception above 400.
# Truth: mean and median of the laws by sums of their densities. Needs a JDK (17).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack libcolt-free-java=1.2.0+dfsg-7

cat >"$folder/Laws.java" <<'JAVA'
import cern.jet.random.AbstractDistribution;
import cern.jet.random.Gamma;
import cern.jet.random.NegativeBinomial;
import cern.jet.random.engine.MersenneTwister;
import java.util.function.DoubleUnaryOperator;

public class Laws {
  static void show(String title, AbstractDistribution law, DoubleUnaryOperator cdf, DoubleUnaryOperator pdf, int last) {
    double drawn = 0;
    for (int i = 0; i < 20000; i++) drawn += law.nextDouble() / 20000;
    int median = 0;
    while (cdf.applyAsDouble(median) < 0.5) median++;
    double total = 0;
    double mean = 0;
    for (int n = 0; n <= last; n++) {
      total += pdf.applyAsDouble(n);
      mean += n * pdf.applyAsDouble(n);
    }
    System.out.printf("%s: drawn mean %.0f; median by cdf %d; by pdf sum %.2f, mean %.0f%n", title, drawn, median, total, mean);
  }

  public static void main(String[] arguments) {
    Gamma gamma = new Gamma(2, 0.01, new MersenneTwister(1));
    show("gamma", gamma, gamma::cdf, gamma::pdf, 10000);
    NegativeBinomial unseen = new NegativeBinomial(400, 0.8, new MersenneTwister(1));
    show("negative binomial", unseen, n -> unseen.cdf((int) n), n -> unseen.pdf((int) n), 400);
    try {
      unseen.pdf(401);
    } catch (IllegalArgumentException problem) {
      System.out.println("pdf(401): " + problem.getClass().getSimpleName());
    }
  }
}
JAVA
seen() {
  LD_LIBRARY_PATH='' java -cp "$root/usr/share/java/colt.jar:$root/usr/share/java/concurrent.jar" "$folder/Laws.java"
  awk 'BEGIN {
    for (n = 0; n <= 10000; n++) { p = 0.0001 * n * exp(-0.01 * n); total += p; mean += n * p; if (total < 0.5) median = n + 1 }
    printf "truth, gamma: mean %.0f, median %d\n", mean, median
    p = 0.8 ^ 400; total = p; mean = 0; median = 0
    for (n = 1; n <= 2000; n++) { p *= 0.2 * (399 + n) / n; if (total < 0.5) median = n; total += p; mean += n * p }
    printf "truth, negative binomial: mean %.0f, median %d\n", mean, median
  }'
}
expect 'gamma: drawn mean 199; median by cdf 1; by pdf sum 0.00, mean 0
negative binomial: drawn mean 1600; median by cdf 100; by pdf sum 1.00, mean 320
pdf(401): IllegalArgumentException
truth, gamma: mean 200, median 168
truth, negative binomial: mean 100, median 100' < <(seen)
