# Golden values for counting, reliability, agreement of orders and misclassification.
# Run: Rscript make.R.  It makes data.csv and attitude.csv too.
# Values and standard errors: R's survey (ratios of totals; nonlinear contrasts by its delta
# method); reliability: psych and factanal; orders: cor(method = "kendall"); exact: fisher.test.
suppressMessages({library(survey); library(psych)})
options(digits = 17, survey.lonely.psu = "fail")
set.seed(20261124)
n <- 360
d <- data.frame(h = rep(1:4, each = 90), v = rep(1:36, each = 10))
d$w <- round(runif(n, .5, 4), 3)
d$size <- sample(1:6, n, TRUE)
d$wave <- rep(0:1, length.out = n)
d$village <- c("a", "b", "c", "d", "e")[d$v %% 5 + 1]
deprived <- rnorm(n) + rnorm(36)[d$v] / 2 + .4 * (d$village == "b") - .3 * d$wave
for (item in letters[1:6]) d[[paste0("i", item)]] <- as.integer(deprived + rnorm(n) > .4)
d$lost <- ifelse(runif(n) < .12 + .1 * d$ia, NA, d$ie)
for (k in 1:3) d[[paste0("y", k)]] <- round(exp(rnorm(n, 3, .6) - .2 * deprived), 3)
d$z3 <- round(runif(n, 15, 30), 2)
d$listed <- as.integer(deprived + rnorm(n) > .5)
d$poor <- as.integer(deprived + rnorm(n) > .3)
d$cadre <- as.integer(runif(n) < .3)
d$rank <- sample(1:40, n, TRUE) - round(6 * deprived)
d$class <- pmin(3, pmax(1, round(2 - deprived / 1.5)))
d$third <- pmin(3, pmax(1, round(2 - (deprived + rnorm(n)) / 2)))
write.csv(d, "data.csv", row.names = FALSE, na = "", quote = FALSE)
write.csv(attitude, "attitude.csv", row.names = FALSE)

rows <- list()
add <- function(statistic, estimate, se = NA) {
  se <- as.numeric(se)
  rows[[length(rows) + 1]] <<- data.frame(
    statistic, estimate = sprintf("%.17g", as.numeric(estimate)),
    se = if (is.na(se)) "" else sprintf("%.17g", se))
}
design <- function(data) svydesign(id = ~v, strata = ~h, weights = ~w, data = data)
ratio <- function(statistic, x, y, data = d) {
  data$num <- x; data$den <- y
  r <- svyratio(~num, ~den, subset(design(data), !is.na(num) & !is.na(den)))
  add(statistic, coef(r), SE(r))
}

items <- c("ia", "ib", "ic", "id"); v <- c(1, 1, 1, 3) / 6; k <- 1 / 2
g <- as.matrix(d[items]); c <- g %*% v; p <- as.integer(c >= k - 1e-9); one <- rep(1, n)
ratio("H", p, one); ratio("A", c * p, p); ratio("M0", c * p, one)
ratio("M0_persons", c * p * d$size, d$size)
for (j in 1:4) {
  ratio(paste0("uncensored_", items[j]), g[, j], one)
  ratio(paste0("censored_", items[j]), g[, j] * p, one)
  ratio(paste0("contribution_", items[j]), v[j] * g[, j] * p, c * p)
}
ratio("contribution_dimension", (g[, 1:3] %*% v[1:3]) * p, c * p)
for (s in sort(unique(d$village))) ratio(paste0("group_", s), c * p * (d$village == s), c * p)
z <- cbind(22, 20, d$z3); y <- as.matrix(d[c("y1", "y2", "y3")])
gap <- (z - y) / z; gap[gap < 0] <- 0; lack <- (y < z) * 1; cc <- lack %*% c(1, 1, 1) / 3
pp <- as.integer(cc >= 2 / 3 - 1e-9)
ratio("M1", pp * rowMeans(gap), one); ratio("M2", pp * rowMeans(gap^2), one)
ratio("empowered", as.integer(1 - g %*% v >= .8 - 1e-9), one)

# Missing: dropped, or the items that are there with their weights made to sum to 1.
m <- as.matrix(d[c("ia", "ib", "lost")]); vm <- c(1, 2, 2) / 5
full <- m %*% vm; ratio("M0_drop", full * (full >= .5 - 1e-9), ifelse(is.na(full), NA, 1))
there <- (!is.na(m)) %*% vm; m0 <- m; m0[is.na(m0)] <- 0
s <- (m0 %*% vm) / there; poor <- as.integer(s >= .5 - 1e-9)
ratio("M0_available", s * poor, one)
ratio("contribution_available", m0[, 3] * vm[3] / there * poor, s * poor)
ratio("dropped", as.integer(is.na(full)), one)
dd <- d; dd$dropped <- as.integer(is.na(full))
both <- svyby(~ia, ~dropped, design(dd), svymean, covmat = TRUE)
gapped <- svycontrast(both, c(-1, 1)); add("dropped_difference_ia", coef(gapped), SE(gapped))

# Change over time, and groups ranked by M0 at other cut-offs and weights.
dd$s <- as.numeric(c * p)
waves <- svyby(~s, ~wave, design(dd), svymean, covmat = TRUE)
change <- svycontrast(waves, c(-1, 1)); add("M0_change", coef(change), SE(change))
at <- function(v, k) as.numeric((g %*% v) * (g %*% v >= k - 1e-9))
choices <- list(base = at(v, 1 / 2), k3 = at(v, 1 / 3), k1 = at(v, 1), equal = at(rep(1, 4) / 4, 1 / 2))
means <- sapply(choices, function(x) {
  dd$s <- x; coef(svyby(~s, ~village, design(dd), svymean))
})
for (other in c("k3", "k1", "equal")) {
  add(paste0("tau_", other), cor(means[, "base"], means[, other], method = "kendall"))
  add(paste0("spearman_", other), cor(means[, "base"], means[, other], method = "spearman"))
}
pairs <- combn(5, 2)
order <- sapply(choices, function(x) {
  dd$s <- x; b <- svyby(~s, ~village, design(dd), svymean, covmat = TRUE)
  apply(pairs, 2, function(q) {
    e <- rep(0, 5); e[q] <- c(1, -1); r <- svycontrast(b, e)
    t <- coef(r) / SE(r); sign(t) * (2 * pt(-abs(t), degf(design(dd))) < .2)  # level .8
  })
})
sign_of <- sapply(choices, function(x) {
  dd$s <- x; b <- coef(svyby(~s, ~village, design(dd), svymean))
  apply(pairs, 2, function(q) sign(b[q[1]] - b[q[2]]))
})
alike <- function(t) apply(t, 1, function(r) all(r == r[1]))
add("same_order", mean(alike(sign_of)))
add("robust_pairs", mean(alike(order) & order[, 1] != 0))
add("robust_of_clear", sum(alike(order) & order[, 1] != 0) / sum(order[, 1] != 0))

# Orders: tau-b and weighted kappa from the cells of a table, by svycontrast's delta method.
add("tau_rank", cor(d$rank, d$poor, method = "kendall"))
add("tau_class", cor(d$class, d$third, method = "kendall"))
again <- rep(seq_len(n), times = ceiling(d$w))
add("tau_rank_weighted", cor(d$rank[again], d$poor[again], method = "kendall"))
cells <- expand.grid(i = 1:3, j = 1:3)
for (q in 1:9) dd[[paste0("c", q)]] <- as.integer(d$class == cells$i[q] & d$third == cells$j[q])
table <- svymean(~c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9, design(dd))
cell <- function(i, j) paste0("c", (j - 1) * 3 + i)
sum_of <- function(names) paste0("(", paste(names, collapse = "+"), ")")
row_of <- function(i) sum_of(sapply(1:3, function(j) cell(i, j)))
col_of <- function(j) sum_of(sapply(1:3, function(i) cell(i, j)))
tau <- c()
for (i in 1:3) for (j in 1:3) for (k2 in 1:3) for (m2 in 1:3) if (k2 > i && m2 != j)
  tau <- c(tau, paste0(ifelse(m2 > j, "", "-"), "1*", cell(i, j), "*", cell(k2, m2)))
untied <- function(margin) paste0("((1-", paste0(sapply(1:3, margin), "^2", collapse = "-"), ")/2)")
formula <- paste0("(", paste(tau, collapse = "+"), ")/sqrt(", untied(row_of), "*", untied(col_of), ")")
r <- svycontrast(table, list(tau = parse(text = formula)[[1]]))
add("tau_class_design", coef(r), SE(r))
for (power in 1:2) {
  apart <- expected <- c()
  for (i in 1:3) for (j in 1:3) if (i != j) {
    apart <- c(apart, paste0(abs(i - j)^power, "*", cell(i, j)))
    expected <- c(expected, paste0(abs(i - j)^power, "*", row_of(i), "*", col_of(j)))
  }
  f <- paste0("1-", sum_of(apart), "/", sum_of(expected))
  r <- svycontrast(table, list(k = parse(text = f)[[1]]))
  add(paste0("kappa_", c("linear", "quadratic")[power], "_design"), coef(r), SE(r))
  theirs <- cohen.kappa(cbind(d$class, d$third), w = outer(1:3, 1:3, function(i, j) 1 - abs(i - j)^power / 2^power))
  add(paste0("kappa_", c("linear", "quadratic")[power]), theirs$weighted.kappa)
}

# Misclassification by connection.
for (kind in c("all", "exclusion", "inclusion")) {
  x <- subset(dd, kind == "all" | poor == as.integer(kind == "exclusion"))
  x$erred <- as.integer(x$listed != x$poor)
  dd$erred <- as.integer(dd$listed != dd$poor); dd$among <- rownames(dd) %in% rownames(x)
  b <- svyby(~erred, ~cadre, subset(design(dd), among), svymean, covmat = TRUE)
  r <- svycontrast(b, c(-1, 1)); add(paste0("misclassification_", kind), coef(r), SE(r))
  t <- table(factor(x$cadre, 1:0), factor(x$erred, 1:0))
  add(paste0("fisher_", kind), fisher.test(t)$p.value)
}

# Reliability: alpha, item statistics (psych); one factor by maximum likelihood (factanal).
a <- suppressWarnings(alpha(attitude, warnings = FALSE))
add("alpha", a$total$raw_alpha)
for (q in names(attitude)) {
  add(paste0("item_total_", q), a$item.stats[q, "r.drop"])
  add(paste0("item_all_", q), a$item.stats[q, "raw.r"])
  add(paste0("alpha_without_", q), a$alpha.drop[q, "raw_alpha"])
}
f <- factanal(attitude, 1, control = list(opt = list(factr = 1, pgtol = 0)))
l <- f$loadings[, 1]; s <- sapply(attitude, sd)
add("omega_standardized", sum(l)^2 / (sum(l)^2 + sum(1 - l^2)))
add("omega", sum(l * s)^2 / (sum(l * s)^2 + sum(s^2 * (1 - l^2))))
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey")),
             paste("psych", packageVersion("psych"))), "SESSION.txt")
