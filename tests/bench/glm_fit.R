# The peer of loyalty_bench.cpp: R's glm.fit on twelve columns and an intercept, median of five. Rscript glm_fit.R
set.seed(42)
for (n in c(1e3, 1e5, 1e6)) {
  x <- cbind(1, matrix(runif(12 * n, -2, 2), n))
  y <- rbinom(n, 1, plogis(drop(x %*% c(.3, (0:11 - 6) * .1))))
  seconds <- replicate(5, system.time(glm.fit(x, y, family = binomial()))[["elapsed"]])
  cat(sprintf("glm.fit/%d %.1f ms\n", as.integer(n), 1000 * median(seconds)))
}
