# Golden values for every indicator of the catalogue, on one stratified sample of clusters with
# unequal weights and ties.  Each indicator is written out here once more, as a function T(w) of
# the weights; its influence is the derivative of T by each weight (central differences of fourth
# order), and its standard error that of R's svytotal of the influences.  Where survey has a
# function of its own (svymean, svyratio, svyglm, svyquantile), it must agree with this.
suppressMessages({library(survey); library(laeken)})
options(digits = 17, survey.lonely.psu = "fail")
set.seed(20261124)
n <- 120
d <- data.frame(h = rep(1:4, each = 30), v = rep(1:24, each = 5))
d$w <- round(runif(n, 1, 9), 2)
d$size <- sample(1:6, n, TRUE)
d$farm <- round(rlnorm(n, 7, .8), -1) + 10
d$wages <- ifelse(runif(n) < .5, round(rlnorm(n, 8, .7), -1), 0)
d$aid <- ifelse(runif(n) < .4, 10 * sample(20:120, n, TRUE), 0)
d$y <- d$farm + d$wages + d$aid
d$y1 <- round(d$y * exp(rnorm(n, .12, .25)), -1)
d$need <- as.integer(d$y < 3000)
d$cadre <- as.integer(runif(n) < .25)
d$x <- ifelse(runif(n) < .25 + .35 * d$need + .2 * d$cadre, 50 * sample(1:9, n, TRUE), 0)
for (i in 1:4) d[[paste0("d", i)]] <- as.integer(runif(n) < .25 + .3 * d$need)
common <- rnorm(n)
for (i in 1:3) d[[paste0("q", i)]] <- pmin(5, pmax(1, round(3 + common + rnorm(n))))
for (i in 1:3) d[[paste0("s", i)]] <- as.integer(runif(n) < c(.6, .3, .2)[i])
d$r1 <- sample(c(1:3, NA), n, TRUE)
d$r2 <- ifelse(is.na(d$r1), NA, d$r1 %% 3 + 1)
out <- d
out[is.na(out)] <- ""
write.csv(out, "data.csv", row.names = FALSE, quote = FALSE)

design <- svydesign(id = ~v, strata = ~h, weights = ~w, data = d, nest = TRUE)
rows <- list()
only <- function(asked, value)
  rows[[length(rows) + 1]] <<- data.frame(asked, estimate = sprintf("%.17g", value), se = "")
add <- function(asked, T, theirs = NULL) {
  influence <- vapply(seq_len(n), function(k) {
    at <- function(step) { w <- d$w; w[k] <- w[k] * (1 + step); T(w) }
    e <- 1e-3
    (8 * (at(e) - at(-e)) - (at(2 * e) - at(-2 * e))) / (12 * e * d$w[k])
  }, 0)
  se <- as.numeric(SE(svytotal(~z, update(design, z = influence))))
  if (!is.null(theirs))
    stopifnot(abs(coef(theirs) / T(d$w) - 1) < 1e-12, abs(SE(theirs) / se - 1) < 1e-8)
  rows[[length(rows) + 1]] <<- data.frame(asked, estimate = sprintf("%.17g", T(d$w)),
                                          se = sprintf("%.17g", se))
}
attach(d)
m <- function(x, w) sum(w * x) / sum(w)

# Description, association, several answers, rankings
add("total(y)", function(w) sum(w * y), svytotal(~y, design))
add("mean(y)", function(w) m(y, w), svymean(~y, design))
add("share(need)", function(w) m(need, w), svymean(~need, design))
only("count(y, at_least=3000)", sum(y >= 3000))
add("ratio(x, y)", function(w) sum(w * x) / sum(w * y), svyratio(~x, ~y, design))
hf1 <- function(x, q, w) { o <- order(x); x[o][which(cumsum(w[o]) >= q * sum(w))[1]] }
stopifnot(hf1(y, .37, w) == coef(svyquantile(~y, design, .37, qrule = "hf1", ci = FALSE)))
only("quantile(y, q=.37)", hf1(y, .37, w))
wcor <- function(a, b, w) {
  a <- a - m(a, w); b <- b - m(b, w)
  sum(w * a * b) / sqrt(sum(w * a^2) * sum(w * b^2))
}
add("correlation(y, x)", function(w) wcor(y, x, w))
add("partial_correlation(y, x, controls=[need, size])", function(w)
  wcor(lm.wfit(cbind(1, need, size), y, w)$residuals,
       lm.wfit(cbind(1, need, size), x, w)$residuals, w))
add("agreement(d1, d2)", function(w) m(d1 == d2, w))
add("kappa(d1, d2)", function(w) {
  p <- m(d1, w) * m(d2, w) + (1 - m(d1, w)) * (1 - m(d2, w))
  (m(d1 == d2, w) - p) / (1 - p)
})
any_s <- s1 + s2 + s3 > 0
add("response_share(s2, of=[s1, s2, s3])", function(w) sum(w * s2) / sum(w * (s1 + s2 + s3)))
add("case_share(s2, of=[s1, s2, s3])", function(w) sum(w * s2) / sum(w * any_s))
add("response_total(s2, of=[s1, s2, s3])", function(w) sum(w * (s1 + s2 + s3)))
ranked <- !is.na(r1)
add("first_choice(r2, of=[r1, r2])", function(w) sum((w * (r2 == 1))[ranked]) / sum(w[ranked]))
add("borda(r2, slots=3, of=[r1, r2])", function(w) sum((w * (4 - r2))[ranked]) / sum(w[ranked]))
add("mean_rank(r2)", function(w) sum((w * r2)[ranked]) / sum(w[ranked]))

# Poverty
line <- 3000
gap <- function(y, a, z = line) ifelse(y < z, ((z - y) / z)^a, 0)
add("fgt(y, line=3000)", function(w) m(gap(y, 0), w), svymean(~I(as.numeric(y < 3000)), design))
add("fgt(y, line=3000, alpha=2, size=size)", function(w) m(gap(y, 2), w * size))
add("poverty_gap_of_poor(y, line=3000)", function(w) sum(w * gap(y, 1)) / sum(w * (y < line)))
watts <- function(y, w) m(ifelse(y < line, log(line / y), 0), w)
add("watts(y, line=3000)", function(w) watts(y, w))
# Gini by the definition: the mean distance of two incomes over twice their mean.
concentration <- function(b, r, w)
  sum(outer(w, w) * outer(b, b, "-") * sign(outer(r, r, "-"))) / (2 * sum(w) * sum(w * b))
gini_ <- function(y, w) concentration(y, y, w)
add("sst(y, line=3000)", function(w) m(gap(y, 1), w) * (1 + gini_(gap(y, 1), w)))
median_ <- function(w) hf1(y, .5, w)
stopifnot(abs(m(y < .6 * median_(w), w) - arpr(y, weights = w)$value / 100) < 1e-12)
only("arpr(y)", m(y < .6 * median_(w), w))
only("relative_fgt(y, alpha=1)", m(gap(y, 1, .6 * median_(w)), w))

# Inequality
add("gini(y)", function(w) gini_(y, w))
stopifnot(abs(gini_(y, w) - gini(y, weights = w)$value / 100) < 1e-12)
lorenz_ <- function(b, r, q, w) {  # households that q cuts through count in proportion
  N <- sum(w)
  at <- hf1(r, q, w)
  part <- (q * N - sum(w[r < at])) / sum(w[r == at])
  (sum((w * b)[r < at]) + part * sum((w * b)[r == at])) / sum(w * b)
}
add("lorenz(y, q=.3)", function(w) lorenz_(y, y, .3, w))
add("palma(y)", function(w) (1 - lorenz_(y, y, .9, w)) / lorenz_(y, y, .4, w))
only("qsr(y)", qsr(y, weights = w)$value)
only("quantile_ratio(y)", hf1(y, .9, w) / hf1(y, .1, w))
ge_ <- function(y, a, w) {
  u <- y / m(y, w)
  if (a == 0) -m(log(u), w) else if (a == 1) m(u * log(u), w) else (m(u^a, w) - 1) / (a * (a - 1))
}
for (a in c(-1, 0, 1, 2)) local({ a <- a
  add(paste0("ge(y, alpha=", a, ")"), function(w) ge_(y, a, w)) })
add("atkinson(y, epsilon=.5)", function(w) 1 - m(sqrt(y), w)^2 / m(y, w))
add("atkinson(y, epsilon=1)", function(w) 1 - exp(m(log(y), w)) / m(y, w))

# By group and by source
add("poverty_contribution(y, line=3000, group=cadre, alpha=1)", function(w)
  sum(w * gap(y, 1) * cadre) / sum(w * gap(y, 1)))
means <- function(w) ave(seq_len(n), size, FUN = function(i) m(y[i], w[i]))
for (a in c(0, 1, 2)) local({ a <- a
  of <- paste0("(y, group=size, categories=[1, 2, 3, 4, 5, 6], alpha=", a, ")")
  add(paste0("ge_between", of), function(w) ge_(means(w), a, w))
  add(paste0("ge_within", of), function(w) {  # Shorrocks (1984): weighted sum over groups
    parts <- vapply(split(seq_len(n), size), function(i) {
      p <- sum(w[i]) / sum(w)
      p * (m(y[i], w[i]) / m(y, w))^a * ge_(y[i], a, w[i])
    }, 0)
    sum(parts)
  })
})
share_ <- function(b, w) sum(w * b) / sum(w * y)
add("source_contribution(wages, total=y)", function(w)
  share_(wages, w) * concentration(wages, y, w) / gini_(y, w))
add("source_effect(wages, total=y)", function(w)
  share_(wages, w) * (concentration(wages, y, w) / gini_(y, w) - 1))
add("gini_correlation(wages, total=y)", function(w) concentration(wages, y, w) / gini_(wages, w))

# Growth
add("growth_rate(y, y1)", function(w) sum(w * y1) / sum(w * y) - 1)
only("growth_incidence(y, y1, q=.3)", hf1(y1, .3, w) / hf1(y, .3, w) - 1)
add("growth_gap(y, y1, group=need)", function(w)
  sum(w * y1 * need) / sum(w * y * need) - sum(w * y1) / sum(w * y))
add("ravallion_chen(y, y1, line=3000)", function(w)
  (watts(y, w) - watts(y1, w)) / m(y < line, w))
add("poverty_change(y, y1, line=3200, line_before=3000, alpha=1)", function(w)
  m(gap(y1, 1, 3200), w) - m(gap(y, 1), w))
phi <- function(a) function(w) {
  s <- m(y1, w) / m(y, w)
  P <- function(x) log(m(gap(x, a), w))
  2 * (P(y1) - P(y)) / (P(s * y) - P(y) + P(y1) - P(y1 / s))
}
for (a in 1:2) local({ a <- a
  add(paste0("kakwani_pernia(y, y1, line=3000, alpha=", a, ")"), phi(a))
  add(paste0("pegr(y, y1, line=3000, alpha=", a, ")"), function(w)
    phi(a)(w) * log(m(y1, w) / m(y, w))) })

# Targeting
got <- as.numeric(x > 0)
add("coverage(x)", function(w) m(got, w), svymean(~I(as.numeric(x > 0)), design))
add("undercoverage(x, eligible=need)", function(w) sum(w * (1 - got) * need) / sum(w * need))
add("leakage(x, eligible=need)", function(w) sum(w * got * (1 - need)) / sum(w * got))
add('leakage(x, eligible=need, of="money")', function(w) sum(w * x * (1 - need)) / sum(w * x))
rate <- function(by, w) sum(w * got * by) / sum(w * by) - sum(w * got * (1 - by)) / sum(w * (1 - by))
add("targeting_differential(x, eligible=need)", function(w) rate(need, w))
add("elite_capture(x, connected=cadre)", function(w) rate(cadre, w))
glm_ <- svyglm(I(as.numeric(x > 0)) ~ cadre + need + size, design)
stopifnot(abs(coef(glm_)["cadre"] - lm.wfit(cbind(1, cadre, need, size), got, w)$coefficients[2]) < 1e-12)
add("adjusted_capture(x, connected=cadre, controls=[need, size])", function(w)
  lm.wfit(cbind(1, cadre, need, size), got, w)$coefficients[2])
stopifnot(abs(SE(glm_)["cadre"] / as.numeric(rows[[length(rows)]]$se) - 1) < 1e-8)
hhi <- function(K, w) { T <- colSums(w * K); sum((T / sum(T))^2) }
add("herfindahl([farm, wages, aid])", function(w) hhi(cbind(farm, wages, aid), w))
add('herfindahl([farm, wages, aid], of="people")', function(w) hhi(cbind(farm, wages, aid) > 0, w))
add("concentration(x, rank=y)", function(w) concentration(x, y, w))
add("kakwani(x, welfare=y)", function(w) concentration(x, y, w) - gini_(y, w))
add("reynolds_smolensky(y, after=y + x)", function(w) gini_(y, w) - gini_(y + x, w))
only("cgh(x, rank=y)", lorenz_(x, y, .4, w) / .4)
only("benefit_share(x, rank=y, low=.2, high=.4)", lorenz_(x, y, .4, w) - lorenz_(x, y, .2, w))

# Mediation: need -> q1 -> y, size held; both regressions must be those of svyglm
first <- function(of, X, w) lm.wfit(cbind(X, 1, size), of, w)$coefficients[1]
path_a <- function(w) first(q1, cbind(need), w)
path_b <- function(w) first(y, cbind(q1, need), w)
add("mediation(y, on=need, through=q1, controls=[size])", function(w) path_a(w) * path_b(w))
call_ <- function(path) sprintf('mediation(y, on=need, through=q1, controls=[size], path="%s")', path)
check <- function(fit, term) stopifnot(
  abs(coef(fit)[term] / as.numeric(rows[[length(rows)]]$estimate) - 1) < 1e-12,
  abs(SE(fit)[term] / as.numeric(rows[[length(rows)]]$se) - 1) < 1e-8)
add(call_("a"), path_a); check(svyglm(q1 ~ need + size, design), "need")
add(call_("b"), path_b); check(svyglm(y ~ q1 + need + size, design), "q1")
add(call_("direct"), function(w) first(y, cbind(need, q1), w))
check(svyglm(y ~ q1 + need + size, design), "need")
add(call_("total"), function(w) first(y, cbind(need), w)); check(svyglm(y ~ need + size, design), "need")

# Deprivations and adequacies: weights 1, 1, 2, 2
D <- cbind(d1, d2, d3, d4); weight <- c(1, 1, 2, 2) / 6
score <- as.numeric(D %*% weight)
poor <- score >= 1 / 3 - 1e-9
of <- "([d1, d2, d3, d4], k=1/3, weights=[1, 1, 2, 2], size=size"
of <- sub("1/3", sprintf("%.17g", 1 / 3), of, fixed = TRUE)
add(paste0("headcount", of, ")"), function(w) m(poor, w * size))
add(paste0("intensity", of, ")"), function(w) sum(w * size * score * poor) / sum(w * size * poor))
add(paste0("m0", of, ")"), function(w) m(score * poor, w * size))
add(paste0("censored_headcount", of, ", of=d3)"), function(w) m(d3 * poor, w * size))
add(paste0("deprivation_contribution", of, ", of=[d1, d3])"), function(w)
  sum(w * size * poor * (d1 / 6 + d3 / 3)) / sum(w * size * poor * score))
low <- score < .5 - 1e-9  # the same columns read as adequacies
of <- "([d1, d2, d3, d4], k=.5, weights=[1, 1, 2, 2]"
add(paste0("empowered_share", of, ")"), function(w) m(!low, w))
add(paste0("empowerment", of, ")"), function(w) m(!low, w) + m(score * low, w))
add(paste0("disempowerment_contribution", of, ", of=d3)"), function(w)
  sum(w * low * (1 - d3) / 3) / sum(w * low * (1 - score)))
add("own_effort_share([farm, wages], all=[farm, wages, aid])", function(w)
  sum(w * (farm + wages)) / sum(w * y))
variance <- function(x, w) m((x - m(x, w))^2, w)
add("cronbach_alpha([q1, q2, q3])", function(w)
  3 / 2 * (1 - (variance(q1, w) + variance(q2, w) + variance(q3, w)) / variance(q1 + q2 + q3, w)))

out <- do.call(rbind, rows)
out$asked <- gsub('"', "'", out$asked)
write.csv(out, "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey")),
             paste("laeken", packageVersion("laeken"))), "SESSION.txt")
