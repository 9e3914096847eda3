# Awkward data sets with R's answers: Rscript nasty.R > nasty.json (R 4.2.2, survival, lme4, ordinal). Each case has its
# rows and what R makes of them; the data are drawn here, from a fixed seed.
suppressMessages({library(survival); library(lme4); library(ordinal)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
num <- function(x) paste0("[", paste(ifelse(is.finite(x), formatC(x, digits = 16, format = "g"), "null"), collapse = ","), "]")
txt <- function(x) paste0("[", paste0("\"", x, "\"", collapse = ","), "]")
cases <- character()
put <- function(name, family, d, expected, ...) {
  more <- list(...); cols <- sapply(names(d), function(k) paste0("\"", k, "\":", if (is.character(d[[k]])) txt(d[[k]]) else num(d[[k]])))
  say <- sapply(names(more), function(k) paste0(",\"", k, "\":", if (is.character(more[[k]])) paste0("\"", more[[k]], "\"") else num(more[[k]])))
  cases <<- c(cases, paste0("{\"name\":\"", name, "\",\"family\":\"", family, "\"", paste(say, collapse = ""), ",\n \"data\":{", paste(cols, collapse = ","), "},\n \"coef\":", num(expected$coef), ",\"se\":", num(expected$se), ",\"loglik\":", num(expected$loglik), "}"))
}
exact <- glm.control(epsilon = 1e-15, maxit = 200)
logit <- function(f, d) { m <- glm(f, binomial, d, control = exact); X <- model.matrix(m); p <- fitted(m); s <- sqrt(colSums(X^2))
  Z <- sweep(X, 2, s, "/"); list(coef = coef(m), se = sqrt(diag(solve(crossprod(Z * sqrt(p * (1 - p)))))) / s, loglik = as.numeric(logLik(m))) }
firth <- function(X, y) { b <- rep(0, ncol(X)); pl <- function(b) { q <- plogis(drop(X %*% b)); sum(dbinom(y, 1, q, TRUE)) + .5 * determinant(crossprod(X * sqrt(q * (1 - q))))$modulus[1] }
  for (i in 1:5000) { q <- plogis(drop(X %*% b)); I <- solve(crossprod(X * sqrt(q * (1 - q)))); h <- q * (1 - q) * rowSums((X %*% I) * X); s <- drop(I %*% crossprod(X, y - q + h * (.5 - q))); k <- 1; while (pl(b + k * s) < pl(b) - 1e-12 && k > 1e-6) k <- k / 2; b <- b + k * s; if (max(abs(s)) < 1e-14) break }
  q <- plogis(drop(X %*% b)); list(coef = b, se = sqrt(diag(solve(crossprod(X * sqrt(q * (1 - q)))))), loglik = sum(dbinom(y, 1, q, TRUE))) }

set.seed(1); n <- 60; d <- data.frame(care = sample(0:9, n, TRUE), called = rbinom(n, 1, .3)); d$kept <- rbinom(n, 1, plogis(-1 + .25 * d$care)); d$kept[d$called == 1] <- 1
put("quasi-separated", "logistic", d, firth(cbind(1, d$care, d$called), d$kept), outcome = "kept", separated = "called")
set.seed(2); n <- 24; d <- data.frame(care = round(rnorm(n, 5, 2), 1), pace = sample(1:7, n, TRUE)); d$kept <- as.numeric(d$care > 5)
put("completely separated", "logistic", d, firth(cbind(1, d$care, d$pace), d$kept), outcome = "kept", separated = "care")
set.seed(3); n <- 40; d <- data.frame(a = sample(0:3, n, TRUE), b = sample(0:3, n, TRUE)); d$kept <- as.numeric(d$a + d$b > 3)
put("separated by two together", "logistic", d, firth(cbind(1, d$a, d$b), d$kept), outcome = "kept", separated = "a")
set.seed(4); n <- 500; d <- data.frame(care = sample(0:10, n, TRUE), severity = sample(1:5, n, TRUE)); d$kept <- 1; d$kept[c(7, 90, 211, 300, 402, 450, 477)] <- 0
put("seven losses in five hundred", "logistic", d, logit(kept ~ care + severity, d), outcome = "kept")
set.seed(5); n <- 120; d <- data.frame(spend = round(exp(rnorm(n, 16, 2))), rate = rnorm(n) * 1e-7, care = sample(0:10, n, TRUE)); d$kept <- rbinom(n, 1, plogis(-1 + .2 * d$care + 1e6 * d$rate))
put("scales from 1e-7 to 1e9", "logistic", d, logit(kept ~ spend + rate + care, d), outcome = "kept")
set.seed(6); n <- 800; d <- data.frame(shop = sprintf("shop%02d", c(1:40, sample(1:40, n - 40, TRUE))), care = sample(0:10, n, TRUE), stringsAsFactors = FALSE); d$kept <- rbinom(n, 1, plogis(-.8 + .2 * d$care))
put("a text of forty levels", "logistic", d, logit(kept ~ shop + care, d), outcome = "kept")
set.seed(7); n <- 100; d <- data.frame(care = 1e6 + sample(0:10, n, TRUE), twin = 0); d$twin <- d$care + rnorm(n) * .01; d$kept <- rbinom(n, 1, plogis(-1 + .3 * (d$care - 1e6)))
put("nearly twins, far from zero", "logistic", d, logit(kept ~ care + twin, transform(d, care = care - 1e6, twin = twin - 1e6)), outcome = "kept", shifted = 1e6)

ordered <- function(f, d) { m <- clm(f, data = d, control = clm.control(gradTol = 1e-12, maxIter = 500L)); list(coef = coef(m), se = sqrt(diag(vcov(m))), loglik = as.numeric(logLik(m))) }
set.seed(11); n <- 200; d <- data.frame(care = sample(0:10, n, TRUE), severity = sample(1:5, n, TRUE)); eta <- .25 * d$care - .3 * d$severity + rlogis(n); d$answer <- as.numeric(cut(rank(eta, ties = "first"), c(0, 10, 20, 164, 190, 200)))
stopifnot(abs(mean(d$answer == 3) - .72) < .001); put("seventy-two in a hundred give one answer", "ordinal", d, ordered(factor(answer) ~ care + severity, d), outcome = "answer")
set.seed(12); n <- 150; d <- data.frame(care = sample(0:10, n, TRUE)); d$answer <- c(1, 3, 7, 9)[as.numeric(cut(.3 * d$care + rlogis(n), c(-Inf, 0, 1.5, 3.5, Inf)))]; d$answer[5] <- 10
put("levels with holes, one of them once", "ordinal", d, ordered(factor(answer) ~ care, d), outcome = "answer")
set.seed(13); n <- 300; d <- data.frame(care = sample(0:10, n, TRUE), tenure = round(rexp(n, .2), 2)); d$nps <- pmin(10, pmax(0, round(4 + .4 * d$care + .05 * d$tenure + rlogis(n) * 1.2)))
put("zero to ten", "ordinal", d, ordered(factor(nps) ~ care + tenure, d), outcome = "nps")

mixed <- function(f, d) { g <- glmer(f, d, binomial, nAGQ = 25, control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-4, rhoend = 1e-11, maxfun = 100000)))
  s <- as.numeric(attr(VarCorr(g)[[1]], "stddev")); list(coef = c(fixef(g), s), se = numeric(0), loglik = as.numeric(logLik(g))) }
set.seed(21); g <- c(1:40, rep(41:60, each = 8)); n <- length(g); u <- rnorm(60, 0, 1.2); d <- data.frame(trainee = sprintf("t%02d", g), care = sample(0:10, n, TRUE), stringsAsFactors = FALSE); d$kept <- rbinom(n, 1, plogis(-1 + .2 * d$care + u[g]))
put("two groups in three have one row", "glmm", d, mixed(kept ~ care + (1 | trainee), d), outcome = "kept", group = "trainee")
set.seed(22); g <- rep(1:3, each = 40); n <- length(g); u <- c(-1, 0, 1.1); d <- data.frame(trainee = paste0("t", g), care = sample(0:10, n, TRUE), stringsAsFactors = FALSE); d$kept <- rbinom(n, 1, plogis(-1 + .2 * d$care + u[g]))
put("three groups", "glmm", d, mixed(kept ~ care + (1 | trainee), d), outcome = "kept", group = "trainee")
set.seed(23); g <- rep(1:50, each = 4); n <- length(g); u <- rnorm(50, 0, 3); d <- data.frame(trainee = sprintf("t%02d", g), care = sample(0:10, n, TRUE), stringsAsFactors = FALSE); d$kept <- rbinom(n, 1, plogis(-1 + .2 * d$care + u[g]))
put("groups that differ by far", "glmm", d, mixed(kept ~ care + (1 | trainee), d), outcome = "kept", group = "trainee")

hazard <- function(f, d) { m <- coxph(f, d, control = coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 100)); list(coef = coef(m), se = sqrt(diag(vcov(m))), loglik = m$loglik[2]) }
set.seed(31); n <- 300; d <- data.frame(care = sample(0:10, n, TRUE), severity = sample(1:5, n, TRUE)); t <- rexp(n, exp(-6.4 - .1 * d$care + .2 * d$severity)); c <- runif(n, 5, 40); d$weeks <- round(pmin(t, c) + .5); d$left <- as.numeric(t <= c)
stopifnot(mean(d$left) < .06, sum(d$left) > 8); put("ninety-five in a hundred censored", "cox", d, hazard(Surv(weeks, left) ~ care + severity, d), outcome = "left", time = "weeks")
set.seed(32); n <- 250; d <- data.frame(care = sample(0:10, n, TRUE), severity = sample(1:5, n, TRUE)); t <- rexp(n, exp(-1 - .1 * d$care + .2 * d$severity)); d$months <- pmin(3, ceiling(t)); d$left <- as.numeric(t <= 3)
put("three times for everybody", "cox", d, hazard(Surv(months, left) ~ care + severity, d), outcome = "left", time = "months")
set.seed(33); n <- 80; d <- data.frame(care = sample(0:10, n, TRUE)); d$days <- sample(0:20, n, TRUE); d$left <- rbinom(n, 1, .5)
put("some leave at once", "cox", d, hazard(Surv(days, left) ~ care, d), outcome = "left", time = "days")

linear <- function(f, d) { m <- lm(f, d); list(coef = coef(m), se = sqrt(diag(vcov(m))), loglik = as.numeric(logLik(m))) }
set.seed(41); d <- data.frame(a = c(1, 4, 2, 9, 5), b = c(3, 1, 4, 1, 5), c = c(2, 7, 1, 8, 3)); d$value <- c(10.5, 11.25, 9.75, 14, 12.125)
put("one row more than terms", "linear", d, linear(value ~ a + b + c, d), outcome = "value")
set.seed(42); n <- 90; d <- data.frame(care = sample(0:10, n, TRUE), spend = round(exp(rnorm(n, 14, 2)))); d$value <- 1e7 + 3 * d$care + d$spend * 1e-3 + rnorm(n)
put("an outcome of ten millions", "linear", d, linear(value ~ care + spend, transform(d, value = value - 1e7)), outcome = "value", lifted = 1e7)
cat("{\"made_with\":\"R 4.2.2, survival 3.5, lme4 1.1, ordinal 2022.11: Rscript nasty.R > nasty.json\",\n\"cases\":[\n", paste(cases, collapse = ",\n"), "\n]}\n", sep = "")
