#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Apache Commons Math 3.6.1 (Java), EnumeratedRealDistribution: a dark figure averaged over models, by weight.
#
# Guess: the interval of numbers with probabilities is the same in whatever order they are given, and inverse
# undoes cumulative; EnumeratedIntegerDistribution, made alike, gives the same.
# Seen: quantiles are sought in the order of the numbers as given. With 1,000 persons first (weight 0.1), then 100 (0.5)
# and 400 (0.4), the 90 % interval is 1,000 to 400, and the median 100; sorted it is 100 to 1,000. With models in the order of
# their weights, as one lists them, it is 100 to 1,000 by luck. cumulativeProbability, mean and variance are right;
# EnumeratedIntegerDistribution is right in any order. Nothing is said of an order.
# Truth: the least number whose cumulative probability is at least p. Needs a JDK (17).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack libcommons-math3-java=3.6.1-3

cat >"$folder/Models.java" <<'JAVA'
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.EnumeratedIntegerDistribution;
import org.apache.commons.math3.distribution.EnumeratedRealDistribution;

public class Models {
  static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

  static String quantiles(java.util.function.DoubleUnaryOperator quantile) {
    return Arrays.stream(LEVELS).mapToObj(p -> String.format("%.0f", quantile.applyAsDouble(p))).collect(Collectors.joining(" "));
  }

  static void show(int[] persons, double[] weights) {
    EnumeratedRealDistribution real = new EnumeratedRealDistribution(Arrays.stream(persons).asDoubleStream().toArray(), weights);
    EnumeratedIntegerDistribution whole = new EnumeratedIntegerDistribution(persons, weights);
    int[] sorted = persons.clone();
    Arrays.sort(sorted);
    System.out.printf("%s: 5, 25, 50, 75, 95 %% real %s, integer %s, in truth %s; mean %.0f, up to 400 persons %.1f%n",
        Arrays.toString(persons), quantiles(real::inverseCumulativeProbability), quantiles(whole::inverseCumulativeProbability),
        quantiles(p -> Arrays.stream(sorted).filter(n -> real.cumulativeProbability(n) >= p - 1e-12).findFirst().getAsInt()),
        real.getNumericalMean(), real.cumulativeProbability(400));
  }

  public static void main(String[] arguments) {
    show(new int[] {1000, 100, 400}, new double[] {0.1, 0.5, 0.4});
    show(new int[] {100, 400, 1000}, new double[] {0.5, 0.4, 0.1});
    show(new int[] {400, 1000, 100}, new double[] {0.4, 0.1, 0.5});
  }
}
JAVA
seen() {
  LD_LIBRARY_PATH='' java -cp "$root/usr/share/java/commons-math3.jar" "$folder/Models.java"
}
expect '[1000, 100, 400]: 5, 25, 50, 75, 95 % real 1000 100 100 400 400, integer 100 100 100 400 1000, in truth 100 100 100 400 1000; mean 310, up to 400 persons 0.9
[100, 400, 1000]: 5, 25, 50, 75, 95 % real 100 100 100 400 1000, integer 100 100 100 400 1000, in truth 100 100 100 400 1000; mean 310, up to 400 persons 0.9
[400, 1000, 100]: 5, 25, 50, 75, 95 % real 400 400 1000 100 100, integer 100 100 100 400 1000, in truth 100 100 100 400 1000; mean 310, up to 400 persons 0.9' < <(seen)
