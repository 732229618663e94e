#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ruby-statistics 2.1.1, TTest.paired_test: two estimators on the same registers.
#
# Guess: a two-sided test has one p whichever estimator is named first, and it is at most 1.
# Seen: p is twice the probability above t. Where the first is the smaller one it goes to 2: errors that are lower in each of 5
# registers, t = -9.80, have p 1.9994, and "null" (no difference) is true; the other way round p is 0.0006 and null false.
# perform, of two groups that are not paired, takes the absolute t and is right. Draws from a Weibull law
# in the same package have a mean of 0.51 where its mean method says 2.66, since the scale divides; draws from Student's t are
# never negative (of these a warning says that they are not such draws).
# Truth: Simpson's rule on the density of t; Weibull's mean from its distribution function.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack ruby3.1=3.1.7+really3.1.2-0+deb12u1 ruby-statistics=2.1.1-2

# ruby_code: runs the Ruby code on standard input in the unpacked Ruby.
ruby_code() {
  local lib=$root/usr/lib arch
  arch=$(uname -m)-linux-gnu
  cat >"$folder/code.rb"
  RUBYLIB=$root/usr/share/rubygems-integration/all/gems/ruby-statistics-2.1.1/lib:$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0 \
    "$root/usr/bin/ruby3.1" --disable-gems "$folder/code.rb" 2>"$folder/warnings"
}

expect 'ruby-statistics 2.1.1
paired, first, second: t -9.80, p 1.9994, null true; in truth p 0.0006
paired, second, first: t 9.80, p 0.0006, null false; in truth p 0.0006
not paired: t 0.74, p 0.4792
not paired: t 0.74, p 0.4792
Weibull, shape 2, scale 3: mean of draws 0.51, mean 2.66, in truth 2.66
Student'"'"'s t, 50 draws: negative 0' < <(ruby_code <<'RUBY'
require 'statistics'
T = Statistics::StatisticalTest::TTest

# two_sided: the probability beyond t and -t with 4 degrees of freedom, by Simpson's rule.
def two_sided(t)
  density = ->(x) { 0.375 * (1 + x * x / 4)**-2.5 }
  steps = 20_000
  width = t.abs / steps
  sum = (0..steps).sum { |i| (i.zero? || i == steps ? 1 : (i.odd? ? 4 : 2)) * density.call(i * width) }
  1 - 2 * sum * width / 3
end

puts "ruby-statistics #{Statistics::VERSION}"
first = [11, 24, 35, 40, 52]
second = [20, 30, 41, 49, 58]
[['first, second', first, second], ['second, first', second, first]].each do |title, a, b|
  test = T.paired_test(0.05, :two_tail, a, b)
  puts format('paired, %s: t %.2f, p %.4f, null %s; in truth p %.4f', title, test[:t_score], test[:p_value], test[:null],
              two_sided(test[:t_score]))
end
[[first, second], [second, first]].each do |a, b|
  test = T.perform(0.05, :two_tail, a, b)
  puts format('not paired: t %.2f, p %.4f', test[:t_score], test[:p_value])
end
weibull = Statistics::Distribution::Weibull.new(2, 3)
draws = weibull.random(elements: 20_000, seed: 1)
mean = (0...20_000).sum { |i| 0.001 * (1 - weibull.cumulative_function((i + 0.5) * 0.001)) }
puts format('Weibull, shape 2, scale 3: mean of draws %.2f, mean %.2f, in truth %.2f', draws.sum / draws.size, weibull.mean, mean)
draws = Statistics::Distribution::TStudent.new(5).random(elements: 50, seed: 1)
puts "Student's t, 50 draws: negative #{draws.count { |x| x < 0 }}"
RUBY
)
