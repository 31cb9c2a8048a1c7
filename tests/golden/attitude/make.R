# Golden values: Cronbach's alpha of R's attitude data (seven items, thirty departments), and its
# standardised form from the correlations.
# `Rscript make.R data FILE` writes the answers; without arguments, expected.csv.
options(digits = 17)
arguments <- commandArgs(TRUE)
if (length(arguments) == 2 && arguments[1] == "data") {
  write.csv(attitude, arguments[2], row.names = FALSE, quote = FALSE)
  quit("no")
}
alpha <- function(S) ncol(S) / (ncol(S) - 1) * (1 - sum(diag(S)) / sum(S))
raw <- alpha(cov(attitude))
stopifnot(abs(raw - .84314277) < 5e-9)  # psych::alpha
write.csv(data.frame(statistic = c("raw", "standardised"),
                     value = sprintf("%.17g", c(raw, alpha(cor(attitude))))),
          "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "SESSION.txt")
