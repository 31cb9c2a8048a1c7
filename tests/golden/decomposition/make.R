# Decompositions of a change of poverty and of the Gini, written from their definitions: worlds
# made by scaling incomes, orders of factors by hand, Ginis from all pairs of incomes.
# Standard errors: R's survey on derivatives by each weight, taken numerically.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")
set.seed(31)

n <- 160
d <- data.frame(h = rep(c("north", "south"), c(70, 90)))
d$v <- c(sample(1:7, 70, TRUE), 7 + sample(1:9, 90, TRUE))
d$w <- round(runif(n, 20, 90), 1)
d$size <- sample(1:6, n, TRUE)
d$before <- round(rlnorm(n, 8.1, .7))
d$after <- round(d$before * exp(rnorm(n, .15, .35)))
d$wave <- sample(0:1, n, TRUE)
d$crop <- round(rlnorm(n, 7, .9)) * rbinom(n, 1, .8)
d$wage <- round(rlnorm(n, 7.5, .8)) * rbinom(n, 1, .6)
d$aid <- round(rlnorm(n, 6, .5))
d$farm_loss <- d$crop - 900                       # below 0 for some
write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)

design <- svydesign(id = ~v, strata = ~h, weights = ~w, data = d)
rows <- list()
add <- function(asked, value, se = TRUE) {
  # value: a function of the weights
  estimate <- value(d$w)
  error <- NA
  if (se) {
    z <- sapply(seq_len(n), function(i) {
      step <- 1e-4 * d$w[i]; up <- down <- d$w; up[i] <- up[i] + step; down[i] <- down[i] - step
      (value(up) - value(down)) / (2 * step)
    })
    error <- as.numeric(SE(svytotal(~z, update(design, z = z))))
  }
  rows[[length(rows) + 1]] <<- data.frame(asked, estimate = sprintf("%.17g", estimate),
                                          se = if (is.na(error)) "" else sprintf("%.17g", error))
}

fgt <- function(y, w, z, a) sum(w * (y < z) * ((z - y) / z)^a) / sum(w)
mean_of <- function(y, w) sum(w * y) / sum(w)
# A world: incomes y (weights w) scaled to the mean m.
world <- function(y, w, m, z, a) fgt(y * m / mean_of(y, w), w, z, a)

line <- 3000
for (a in 0:2) {
  parts <- function(w, b, at, persons) {
    if (persons) w <- w * d$size
    m <- c(mean_of(d$before, w), mean_of(d$after, w))
    y <- list(d$before, d$after)
    growth <- world(y[[at]], w, m[2], line, a) - world(y[[at]], w, m[1], line, a)
    shares <- world(y[[2]], w, m[at], line, a) - world(y[[1]], w, m[at], line, a)
    change <- fgt(d$after, w, line, a) - fgt(d$before, w, line, a)
    c(growth = growth, redistribution = shares, residual = change - growth - shares)[[b]]
  }
  for (b in c("growth", "redistribution", "residual")) for (at in 1:2) for (persons in c(FALSE, TRUE)) {
    size <- if (persons) ", size=size" else ""
    add(sprintf('datt_ravallion(before, after, line=%d, component="%s", reference="%s", alpha=%d%s)',
                line, b, c("before", "after")[at], a, size),
        function(w) parts(w, b, at, persons), se = a > 0)
  }
  for (b in c("growth", "redistribution"))
    add(sprintf('datt_ravallion(before, after, line=%d, component="%s", reference="average", alpha=%d)', line, b, a),
        function(w) (parts(w, b, 1, FALSE) + parts(w, b, 2, FALSE)) / 2, se = a > 0)
}

# Two samples in one file: incomes `before` of those of wave 0, and of those of wave 1.
waves <- function(w, b, at, a) {
  w0 <- w * (1 - d$wave); w1 <- w * d$wave; ws <- list(w0, w1)
  m <- c(mean_of(d$before, w0), mean_of(d$before, w1))
  growth <- world(d$before, ws[[at]], m[2], line, a) - world(d$before, ws[[at]], m[1], line, a)
  shares <- world(d$before, w1, m[at], line, a) - world(d$before, w0, m[at], line, a)
  change <- fgt(d$before, w1, line, a) - fgt(d$before, w0, line, a)
  c(growth = growth, redistribution = shares, residual = change - growth - shares)[[b]]
}
for (a in 0:2) for (b in c("growth", "redistribution", "residual")) for (at in 1:2)
  add(sprintf('datt_ravallion_waves(before, wave, line=%d, component="%s", reference="%s", alpha=%d)',
              line, b, c("before", "after")[at], a), function(w) waves(w, b, at, a), se = a > 0)

# Three factors: the mean of what each adds over its six orders.
orders <- list(c(1, 2, 3), c(1, 3, 2), c(2, 1, 3), c(2, 3, 1), c(3, 1, 2), c(3, 2, 1))
factors <- c("growth", "redistribution", "line")
three <- function(w, which, a) {
  lines <- c(2700, 3000)
  P <- function(on) {
    y <- if (on[2]) d$after else d$before
    m <- if (on[1]) mean_of(d$after, w) else mean_of(d$before, w)
    world(y, w, m, lines[1 + on[3]], a)
  }
  mean(sapply(orders, function(o) {
    on <- c(FALSE, FALSE, FALSE)
    for (f in o) { was <- P(on); on[f] <- TRUE; if (f == which) return(P(on) - was) }
  }))
}
for (a in 0:2) for (f in 1:3)
  add(sprintf('poverty_shapley(before, after, line=3000, line_before=2700, factor="%s", alpha=%d)', factors[f], a),
      function(w) three(w, f, a), se = a > 0)

# Son's curve: the mean of the poorest p, the household at the cut in part.
lowest <- function(y, w, p) {
  o <- order(y); y <- y[o]; w <- w[o]; room <- p * sum(w)
  took <- pmax(0, pmin(w, room - (cumsum(w) - w)))
  sum(took * y) / room
}
for (p in c(.1, .25, .5, .8, 1))
  add(sprintf("poverty_growth(before, after, p=%g)", p),
      function(w) log(lowest(d$after, w, p)) - log(lowest(d$before, w, p)))
add("poverty_growth(before, after, p=0.4, size=size)", function(w)
  log(lowest(d$after, w * d$size, .4)) - log(lowest(d$before, w * d$size, .4)))

# Sources of income: the Gini from all pairs; a source that is out gives all its mean.
gini <- function(y, w) sum(outer(w, w) * abs(outer(y, y, "-"))) / (2 * sum(w)^2 * mean_of(y, w))
by_source <- function(w, sources, which) {
  X <- sapply(sources, function(s) d[[s]])
  even <- matrix(apply(X, 2, mean_of, w = w), n, length(sources), byrow = TRUE)
  G <- function(on) gini(rowSums(ifelse(matrix(on, n, length(on), byrow = TRUE), X, even)), w)
  mean(sapply(orders, function(o) {
    on <- c(FALSE, FALSE, FALSE)
    for (f in o) { was <- G(on); on[f] <- TRUE; if (f == which) return(G(on) - was) }
  }))
}
for (set in list(c("crop", "wage", "aid"), c("farm_loss", "wage", "aid"))) for (f in 1:3)
  add(sprintf("source_shapley(%s, sources=[%s])", set[f], paste(set, collapse = ", ")),
      function(w) by_source(w, set, f))

write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
