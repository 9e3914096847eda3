# Reference estimates on contacts.csv by R: Rscript reference.R > reference.json (R 4.2.2, MASS, survival, lme4).
suppressMessages({library(MASS); library(survival); library(lme4)})
d <- read.csv("contacts.csv")
num <- function(x) paste0("[", paste(ifelse(is.finite(x), formatC(x, digits = 16, format = "g"), "null"), collapse = ","), "]")
out <- list()
put <- function(name, x) out[[name]] <<- num(as.numeric(x))
f <- retained ~ severity + tenure + channel_web + empathy + ownership + follow_up
m <- glm(f, binomial, d, control = list(epsilon = 1e-15, maxit = 100))
X <- model.matrix(m); y <- d$retained; p <- fitted(m); w <- p * (1 - p); n <- nrow(d)
V <- solve(crossprod(X * sqrt(w)))
put("logit_coef", coef(m)); put("logit_se", sqrt(diag(V))); put("logit_loglik", logLik(m)); put("logit_null", -m$null.deviance / 2)
h <- w * rowSums((X %*% V) * X); e <- y - p
put("logit_hc0", sqrt(diag(V %*% crossprod(X * e) %*% V)))
put("logit_hc3", sqrt(diag(V %*% crossprod(X * (e / (1 - h))) %*% V)))
S <- rowsum(X * e, d$trainee); G <- nrow(S)
put("logit_cluster", sqrt(diag(V %*% crossprod(S) %*% V)) * sqrt(G / (G - 1)))
fixed <- function(j, v) -glm.fit(X[, -j, drop = FALSE], y, offset = X[, j] * v, family = binomial(), control = list(epsilon = 1e-14, maxit = 100))$deviance / 2
end <- function(j, side) { b <- coef(m)[j]; s <- sqrt(V[j, j])
  uniroot(function(v) 2 * (as.numeric(logLik(m)) - fixed(j, v)) - qchisq(.95, 1), sort(c(b + side * .5 * s, b + side * 5 * s)), tol = 1e-13)$root }
put("logit_profile_low", sapply(1:7, end, side = -1)); put("logit_profile_high", sapply(1:7, end, side = 1))
ame <- function(j) { k <- mean(w) * coef(m)[j]; g <- colMeans(w * (1 - 2 * p) * X) * coef(m)[j]; g[j] <- g[j] + mean(w); c(k, sqrt(drop(t(g) %*% V %*% g))) }
put("logit_ame", t(sapply(2:7, ame)))
plus <- function(j) { X1 <- X; X1[, j] <- X1[, j] + 1; q <- plogis(drop(X1 %*% coef(m))); g <- colMeans(q * (1 - q) * X1 - w * X); c(mean(q - p), sqrt(drop(t(g) %*% V %*% g))) }
put("logit_plus_one", t(sapply(2:7, plus)))
put("logit_vif", diag(solve(cor(X[, -1])))); put("logit_holm", p.adjust(2 * pnorm(-abs(coef(m) / sqrt(diag(V))))[-1], "holm"))
put("logit_bh", p.adjust(2 * pnorm(-abs(coef(m) / sqrt(diag(V))))[-1], "BH"))
r <- rank(p); put("logit_auc", (sum(r[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(1 - y))); put("logit_brier", mean((y - p)^2))
firth <- function(X, y) { b <- rep(0, ncol(X)); pl <- function(b) { q <- plogis(drop(X %*% b)); sum(dbinom(y, 1, q, TRUE)) + .5 * determinant(crossprod(X * sqrt(q * (1 - q))))$modulus[1] }
  for (i in 1:2000) { q <- plogis(drop(X %*% b)); I <- solve(crossprod(X * sqrt(q * (1 - q)))); hh <- q * (1 - q) * rowSums((X %*% I) * X); s <- drop(I %*% crossprod(X, y - q + hh * (.5 - q))); k <- 1; while (pl(b + k * s) < pl(b) - 1e-12 && k > 1e-6) k <- k / 2; b <- b + k * s; if (max(abs(s)) < 1e-14) break }
  q <- plogis(drop(X %*% b)); list(b = b, se = sqrt(diag(solve(crossprod(X * sqrt(q * (1 - q)))))), pl = pl(b)) }
fi <- firth(X, y); put("firth_coef", fi$b); put("firth_se", fi$se); put("firth_objective", fi$pl)
Z <- scale(X[, -1], scale = FALSE); Z <- sweep(Z, 2, sqrt(colMeans(Z^2)), "/"); Z <- cbind(1, Z)
pen <- function(prec, mu) { b <- rep(0, 7); D <- diag(c(0, rep(prec, 6))); for (i in 1:100) { q <- plogis(drop(Z %*% b)); H <- crossprod(Z * sqrt(q * (1 - q))) + D; s <- solve(H, crossprod(Z, y - q) - D %*% (b - mu)); b <- b + drop(s); if (max(abs(s)) < 1e-14) break }; q <- plogis(drop(Z %*% b)); H0 <- crossprod(Z * sqrt(q * (1 - q))); list(b = b, se = sqrt(diag(solve(H0 + D))), edf = sum(diag(solve(H0 + D, H0)))) }
r5 <- pen(5, 0); put("ridge5_standardised", r5$b); put("ridge5_edf", r5$edf); mp <- pen(4, .3); put("prior_standardised", mp$b); put("prior_se", mp$se)
l <- lm(value ~ severity + empathy + ownership + follow_up, d); XL <- model.matrix(l); B <- solve(crossprod(XL))
put("linear_coef", coef(l)); put("linear_se", sqrt(diag(vcov(l)))); put("linear_p", summary(l)$coef[, 4]); put("linear_loglik", logLik(l)); put("linear_ci", t(confint(l)))
put("linear_hc3", sqrt(diag(B %*% crossprod(XL * (resid(l) / (1 - hatvalues(l)))) %*% B)))
nll <- function(t, yy, XX, K) { if (is.unsorted(t[1:(K - 1)])) return(1e10); th <- c(-Inf, t[1:(K - 1)], Inf); eta <- drop(XX %*% t[-(1:(K - 1))]); -sum(log(plogis(th[yy + 1] - eta) - plogis(th[yy] - eta))) }
ordinal <- function(yy, XX) { K <- max(yy); cum <- cumsum(tabulate(yy, K))[-K] / length(yy); t <- c(qlogis(cum), rep(0, ncol(XX)))
  o <- optim(t, nll, yy = yy, XX = XX, K = K, method = "BFGS", control = list(reltol = 1e-15, maxit = 5000)); t <- o$par
  grad <- function(t) { th <- c(-Inf, t[1:(K - 1)], Inf); eta <- drop(XX %*% t[-(1:(K - 1))]); P <- plogis(th[yy + 1] - eta) - plogis(th[yy] - eta); fb <- dlogis(th[yy + 1] - eta); fa <- dlogis(th[yy] - eta)
    c(sapply(1:(K - 1), function(k) -sum((yy == k) * fb / P) + sum((yy == k + 1) * fa / P)), colSums(XX * ((fb - fa) / P))) }
  hess <- function(t) { e <- 1e-4; H <- sapply(seq_along(t), function(j) { u <- t; u[j] <- u[j] + e; v <- t; v[j] <- v[j] - e; u2 <- t; u2[j] <- u2[j] + e / 2; v2 <- t; v2[j] <- v2[j] - e / 2; (4 * (grad(u2) - grad(v2)) / e - (grad(u) - grad(v)) / (2 * e)) / 3 }); (H + t(H)) / 2 }
  for (i in 1:20) { s <- solve(hess(t), grad(t)); t <- t - s; if (max(abs(s)) < 1e-13) break }
  list(t = t, se = sqrt(diag(solve(hess(t)))), ll = -nll(t, yy, XX, K)) }
XO <- as.matrix(d[, c("severity", "empathy", "ownership", "follow_up")]); oi <- ordinal(as.integer(factor(d$intention)), XO); put("ordinal_par", oi$t); put("ordinal_se", oi$se); put("ordinal_loglik", oi$ll)
po <- polr(factor(intention) ~ severity + empathy + ownership + follow_up, d, Hess = TRUE); stopifnot(max(abs(coef(po) - oi$t[-(1:3)])) < 1e-3)
g <- glmer(thanked ~ severity + empathy + (1 | trainee), d, binomial, nAGQ = 25, control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-4, rhoend = 1e-10, maxfun = 50000)))
put("mixed_coef", fixef(g)); put("mixed_sigma", attr(VarCorr(g)$trainee, "stddev")); put("mixed_loglik", logLik(g)); stopifnot(getME(g, "theta") > .1)
mll <- function(t) { eta <- drop(cbind(1, d$severity, d$empathy) %*% t[1:3]); s <- exp(t[4]); sum(sapply(split(seq_len(n), d$trainee), function(i) { u <- seq(-9, 9, length.out = 181); lf <- sapply(u, function(v) sum(dbinom(d$thanked[i], 1, plogis(eta[i] + s * v), TRUE))) + dnorm(u, log = TRUE); m <- max(lf); m + log(sum(exp(lf - m)) * (u[2] - u[1])) })) }
t0 <- c(fixef(g), log(attr(VarCorr(g)$trainee, "stddev"))); put("mixed_brute_loglik", mll(t0)); HH <- optimHess(t0, mll, control = list(ndeps = rep(1e-3, 4))); put("mixed_se", sqrt(diag(solve(-HH))))
re <- ranef(g, condVar = TRUE)$trainee; put("mixed_modes", re[, 1]); put("mixed_mode_errors", sqrt(attr(re, "postVar")[1, 1, ]))
for (ties in c("efron", "breslow")) { cx <- coxph(Surv(weeks, left) ~ severity + empathy + follow_up, d, ties = ties, control = coxph.control(eps = 1e-14, iter.max = 50)); put(paste0("cox_", ties, "_coef"), coef(cx)); put(paste0("cox_", ties, "_se"), sqrt(diag(vcov(cx)))); put(paste0("cox_", ties, "_loglik"), cx$loglik)
  if (ties == "efron") { z <- cox.zph(cx, transform = "rank")$table; put("cox_zph_chisq", z[, 1]); put("cox_zph_p", z[, 3]); put("cox_concordance", cx$concordance["concordance"]); put("cox_score", cx$score)
    b <- basehaz(cx, centered = FALSE); put("cox_baseline_time", b$time[c(3, 10, 20)]); put("cox_baseline", b$hazard[c(3, 10, 20)]) } }
km <- survfit(Surv(weeks, left) ~ 1, d); k <- summary(km, times = c(5, 12, 20)); put("km_surv", k$surv); put("km_se", k$std.err)
a <- lm(nps ~ empathy, d); b <- lm(value ~ nps + empathy, d); put("path_a", c(coef(a)[2], vcov(a)[2, 2]^.5)); put("path_b", c(coef(b)[2], vcov(b)[2, 2]^.5)); put("path_direct", c(coef(b)[3], vcov(b)[3, 3]^.5)); put("path_total", coef(lm(value ~ empathy, d))[2])
q <- lm(value ~ empathy + I(empathy^2), d); put("u_coef", coef(q)); VQ <- vcov(q); lo <- min(d$empathy); hi <- max(d$empathy); sl <- coef(q)[2] + 2 * coef(q)[3] * c(lo, hi); ss <- sqrt(VQ[2, 2] + 4 * c(lo, hi) * VQ[2, 3] + 4 * c(lo, hi)^2 * VQ[3, 3])
put("u_slopes", sl); put("u_slope_se", ss); put("u_p_inverse", max(pt(sl[1] / ss[1], q$df.residual, lower = FALSE), pt(sl[2] / ss[2], q$df.residual)))
cat("{\"made_with\":\"R 4.2.2, MASS 7.3, survival 3.5, lme4 1.1: Rscript reference.R > reference.json\"", sapply(names(out), function(k) paste0(",\n\"", k, "\":", out[[k]])), "}\n", sep = "")
