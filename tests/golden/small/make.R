# Golden values for endogen.survey.small, from base R only.  Run: Rscript make.R
options(digits = 17, warn = 2)
write <- function(table, name) {
  for (column in names(table)) if (is.double(table[[column]]))
    table[[column]] <- ifelse(is.na(table[[column]]), "", sprintf("%.17g", table[[column]]))
  write.csv(table, name, row.names = FALSE, quote = FALSE)
}
rows <- function(list_of) do.call(rbind, lapply(list_of, as.data.frame))

# --- one share: binom.test (Clopper-Pearson, exact p), prop.test without correction (Wilson)
shares <- expand.grid(count = c(0, 1, 4, 14, 48, 59, 73), n = c(14, 59, 73, 1000),
                      level = c(.95, .9), share = c(.5, .2))
shares <- shares[shares$count <= shares$n, ]
write(rows(lapply(seq_len(nrow(shares)), function(i) with(shares[i, ], {
  exact <- binom.test(count, n, share, conf.level = level)
  score <- suppressWarnings(prop.test(count, n, conf.level = level, correct = FALSE))
  list(count = count, n = n, level = level, share = share, p = exact$p.value,
       exact_low = exact$conf.int[1], exact_high = exact$conf.int[2],
       score_low = score$conf.int[1], score_high = score$conf.int[2])
}))), "shares.csv")

# --- 2 x 2: fisher.test; mid-p by its definition on dhyper
tables <- rbind(c(48, 59, 7, 14), c(48, 59, 8, 14), c(48, 59, 9, 14), c(48, 59, 14, 14),
                c(1, 34, 7, 34), c(0, 10, 5, 12), c(3, 3, 0, 3), c(0, 5, 0, 9), c(5, 5, 9, 9),
                c(120, 400, 90, 410), c(10, 2500, 31, 2500), c(7, 12, 7, 12))
write(rows(apply(tables, 1, function(t) {
  total <- t[1] + t[3]
  support <- max(0, total - t[4]):min(t[2], total)
  chance <- dhyper(support, t[2], t[4], total)
  mark <- dhyper(t[1], t[2], t[4], total)
  same <- abs(chance - mark) <= 1e-7 * mark
  list(count_1 = t[1], n_1 = t[2], count_0 = t[3], n_0 = t[4],
       p = fisher.test(matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2))$p.value,
       mid_p = sum(chance[chance < mark & !same]) + sum(chance[same]) / 2)
}, simplify = FALSE)), "tables.csv")

# --- two samples
set.seed(20261124)
samples <- list(
  continuous = list(round(rnorm(12, 1), 4), round(rnorm(9, 0, 2), 4)),
  village = list(round(rlnorm(59, 9, .5), 3), round(rlnorm(14, 9.3, .8), 3)),
  likert = list(sample(1:5, 59, TRUE), sample(1:5, 14, TRUE, c(.4, .3, .2, .1, 0))),
  tied = list(c(1, 2, 2, 3, 3, 5), c(2, 3, 4, 4, 5, 5, 5)),
  counts = list(c(0, 0, 0, 0, 3, 1, 0), c(0, 2, 0, 5, 7)),
  apart = list(c(1, 2, 2, 3), c(4, 4, 5, 6, 7))
)
write(rows(unlist(lapply(names(samples), function(name) lapply(1:2, function(g)
  list(case = name, group = g, value = as.double(samples[[name]][[g]])))), recursive = FALSE)),
  "samples.csv")
enumerated <- function(x, y) { # every choice of the first group, mid-ranks
  ranks <- rank(c(x, y)); m <- length(x)
  if (choose(length(ranks), m) > 1e5) return(NA)
  sums <- combn(length(ranks), m, function(i) sum(ranks[i]))
  centre <- m * (length(ranks) + 1) / 2
  mean(abs(sums - centre) >= abs(sum(ranks[1:m]) - centre) - 1e-9)
}
welch_t <- function(x, y) (mean(x) - mean(y)) / sqrt(var(x) / length(x) + var(y) / length(y))
regrouped <- function(x, y) { # every regrouping, Welch's t
  pool <- c(x, y); m <- length(x)
  if (choose(length(pool), m) > 1e4) return(NA)
  t <- combn(length(pool), m, function(i) welch_t(pool[i], pool[-i]))
  t[is.nan(t)] <- 0
  mean(abs(t) >= abs(welch_t(x, y)) * (1 - 1e-9))
}
cliff <- function(x, y, level) { # Cliff (1996) by the full dominance matrix; limits:
  d <- sign(outer(x, y, "-")); m <- length(x); n <- length(y) # Newcombe (2006), method 5
  s <- c(var(rowMeans(d)), var(colMeans(d)), sum((d - mean(d))^2) / ((m - 1) * (n - 1)))
  v <- ((n - 1) * s[1] + (m - 1) * s[2] + s[3]) / (m * n)
  theta <- (mean(d) + 1) / 2; half <- (m + n) / 2 - 1; z <- qnorm((1 + level) / 2)
  gap <- function(t) (theta - t)^2 -
    z^2 * t * (1 - t) / (m * n) * (1 + half * (1 - t) / (2 - t) + half * t / (1 + t))
  root <- function(a, b) uniroot(gap, c(a, b), tol = 1e-14)$root
  ends <- c(if (theta == 0) 0 else root(1e-12, theta),
            if (theta == 1) 1 else root(max(theta, 1e-12), 1 - 1e-12))
  c(mean(d), sqrt(v), 2 * ends - 1)
}
margin <- 1.5
write(rows(lapply(names(samples), function(name) {
  x <- samples[[name]][[1]]; y <- samples[[name]][[2]]
  t <- t.test(x, y); tied <- anyDuplicated(c(x, y)) > 0
  u <- suppressWarnings(wilcox.test(x, y, exact = !tied, conf.int = !tied))
  normal <- wilcox.test(x, y, exact = FALSE, correct = FALSE)
  m <- margin * sd(c(x, y))
  below <- t.test(x, y, mu = -m, alternative = "greater")$p.value
  above <- t.test(x, y, mu = m, alternative = "less")$p.value
  ci90 <- t.test(x, y, conf.level = .9)$conf.int
  d <- cliff(x, y, .95)
  list(case = name, difference = mean(x) - mean(y), t = unname(t$statistic),
       df = unname(t$parameter), p = t$p.value, low = t$conf.int[1], high = t$conf.int[2],
       se = t$stderr, margin = m, tost = max(below, above), low90 = ci90[1], high90 = ci90[2],
       u = unname(u$statistic), exact_p = if (tied) NA else u$p.value,
       enumerated_p = enumerated(x, y), normal_p = normal$p.value, regrouped_p = regrouped(x, y),
       shift = median(outer(x, y, "-")), shift_low = if (tied) NA else u$conf.int[1],
       shift_high = if (tied) NA else u$conf.int[2],
       delta = d[1], delta_se = d[2], delta_low = d[3], delta_high = d[4])
})), "two_samples.csv")

# --- p.adjust
p <- c(.01, .04, .03, .2, .0001, .04, .9, NA, .5, .011)
write(data.frame(p = p, holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH")), "adjust.csv")

# --- detectable effects: power.t.test, power.prop.test (equal groups);
#     the noncentral t itself, solved by uniroot, for unequal groups
detect <- function(n1, n0, power, alpha) {
  df <- n1 + n0 - 2; cut <- qt(1 - alpha / 2, df); root <- sqrt(1 / n1 + 1 / n0)
  uniroot(function(d) pt(cut, df, d / root, lower.tail = FALSE) - power, c(1e-6, 8 * root),
          tol = 1e-13)$root
}
write(rows(list(
  list(kind = "means", n_1 = 20, n_0 = 20, base = NA, power = .8, alpha = .05,
       value = power.t.test(n = 20, power = .8, sd = 1, tol = 1e-13)$delta),
  list(kind = "means", n_1 = 200, n_0 = 200, base = NA, power = .9, alpha = .01,
       value = power.t.test(n = 200, power = .9, sig.level = .01, sd = 1, tol = 1e-13)$delta),
  list(kind = "means", n_1 = 59, n_0 = 14, base = NA, power = .8, alpha = .05,
       value = detect(59, 14, .8, .05)),
  list(kind = "means", n_1 = 59, n_0 = 14, base = NA, power = .8, alpha = .05 / 8,
       value = detect(59, 14, .8, .05 / 8)),
  list(kind = "rise", n_1 = 100, n_0 = 100, base = .5, power = .8, alpha = .05,
       value = power.prop.test(n = 100, p1 = .5, power = .8, tol = 1e-13)$p2 - .5),
  list(kind = "rise", n_1 = 73, n_0 = 73, base = .1, power = .9, alpha = .01,
       value = power.prop.test(n = 73, p1 = .1, power = .9, sig.level = .01, tol = 1e-13)$p2 - .1)
)), "power.csv")

# --- partial correlations: residuals of lm, and the inverse correlation matrix
set.seed(73)
n <- 73
z1 <- rbinom(n, 1, .8); z2 <- sample(0:12, n, TRUE); x <- round(40 + 5 * z1 - z2 + rnorm(n, 0, 9))
items <- sapply(1:8, function(i) pmin(5, pmax(1, round(4 - .03 * i * (x - 45) + rnorm(n)))))
colnames(items) <- paste0("item", 1:8)
write.csv(cbind(x, z1, z2, items), "correlated.csv", row.names = FALSE, quote = FALSE)
write(rows(lapply(1:8, function(i) {
  y <- items[, i]
  r <- cor(resid(lm(x ~ z1 + z2)), resid(lm(y ~ z1 + z2)))
  inverse <- solve(cor(cbind(x, y, z1, z2)))
  list(item = i, r = r, inverse_r = -inverse[1, 2] / sqrt(inverse[1, 1] * inverse[2, 2]),
       p = unname(summary(lm(y ~ x + z1 + z2))$coefficients["x", 4]), df = n - 4)
})), "partial.csv")

# --- kappa: standard error by the delta method with a numerical gradient
tables <- list(c(20, 5, 10, 15), c(3, 0, 2, 9), c(106, 22, 2, 10, 28, 12, 4, 10, 6))
kappa <- function(p, k) { p <- matrix(p, k); e <- sum(rowSums(p) * colSums(p))
  (sum(diag(p)) - e) / (1 - e) }
write(rows(lapply(tables, function(counts) {
  k <- sqrt(length(counts)); n <- sum(counts); p <- counts / n; h <- 1e-6
  slope <- sapply(seq_along(p), function(i) { up <- down <- p; up[i] <- p[i] + h
    down[i] <- p[i] - h; (kappa(up, k) - kappa(down, k)) / (2 * h) })
  list(counts = paste(counts, collapse = " "), kappa = kappa(p, k),
       se = sqrt((sum(slope^2 * p) - sum(slope * p)^2) / n))
})), "kappa.csv")

writeLines(capture.output(print(R.version.string)), "SESSION.txt")
