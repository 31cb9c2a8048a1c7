# What an R user writes for the tasks of scale.py, with survey, laeken and data.table.
#
#   Rscript scale.R TASK FILE.csv RESULT.csv      TASK: county | inequality | means
#
# survey has no Gini: laeken gives the value, and its linearised variable (Deville 1999) is written
# out here and given to svytotal(). One line a number: name, value, standard error; and the CPU
# seconds that loading the packages took.

suppressPackageStartupMessages({
  library(data.table)
  library(survey)
})

loaded <- sum(proc.time()[1:2])
said <- commandArgs(trailingOnly = TRUE)
task <- said[1]
design <- c("weight", "stratum", "village")
columns <- sprintf("x%02d", 1:24)
needed <- switch(task,
  county = c(design, "county", "income"),
  inequality = c(design, "income"),
  means = c(design, "poor", columns)
)
households <- fread(said[2], select = needed, showProgress = FALSE)

designed <- function(data) {
  svydesign(ids = ~village, strata = ~stratum, weights = ~weight, data = data)
}

rows <- function(name, value, se) data.table(name = name, value = value, se = se)

county <- function() {
  found <- svyby(~income, ~county, designed(households), svymean)
  rows(paste0("mean(income) ", found$county), found$income, found$se)
}

# Of the Gini index as a function of the weights, ties sharing their place.
linearised_gini <- function(income, weight) {
  table <- data.table(income, weight)[, .(weight = sum(weight)), keyby = income]
  total <- sum(table$weight)
  amount <- table$weight * table$income
  mean <- sum(amount) / total
  below <- (cumsum(table$weight) - table$weight / 2) / total
  above <- (sum(amount) - cumsum(amount) + amount / 2) / total
  area <- sum(amount * below) / total
  influence <- 2 / mean * (table$income * below + above - 2 * area) -
    2 * area / mean^2 * (table$income - mean)
  influence[match(income, table$income)] / total
}

inequality <- function() {
  line <- 6000
  households[, gap := pmax(line - income, 0) / line]
  households[, `:=`(fgt0 = as.numeric(income < line), fgt1 = gap, fgt2 = gap^2)]
  households[, z := linearised_gini(income, weight)]
  sampled <- designed(households)
  gini <- laeken::gini(households$income, weights = households$weight)$value / 100
  poverty <- svymean(~ fgt0 + fgt1 + fgt2, sampled)
  rbind(
    rows("gini(income)", gini, SE(svytotal(~z, sampled))[1]),
    rows(paste0("fgt(income) ", 0:2), coef(poverty), SE(poverty))
  )
}

# Column by column: svymean() of several drops the rows that lack any of them.
means <- function() {
  sampled <- designed(households)
  rbindlist(lapply(columns, function(column) {
    found <- svyby(reformulate(column), ~poor, sampled, svymean, na.rm = TRUE)
    rows(sprintf("mean(%s) %s", column, found$poor), found[[column]], found$se)
  }))
}

result <- switch(task, county = county(), inequality = inequality(), means = means())
result <- rbind(result, rows("loaded", loaded, NaN))
result[, `:=`(value = sprintf("%.17g", value), se = sprintf("%.17g", se))]
fwrite(result, said[3])
