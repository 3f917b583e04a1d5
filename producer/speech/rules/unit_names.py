"""What unit symbols are called. Data; the grammar is in units.py."""

from __future__ import annotations

_LISTED = """
m meter|km kilometer|cm centimeter|mm millimeter|dm decimeter|µm micrometer|μm micrometer
um micrometer|nm nanometer|pm picometer|fm femtometer|Mm megameter
g gram|kg kilogram|mg milligram|µg microgram|μg microgram|ug microgram|ng nanogram|t tonne
s second|sec second|secs second|ms millisecond|µs microsecond|μs microsecond|us microsecond
ns nanosecond|ps picosecond|fs femtosecond|min minute|mins minute|h hour|hr hour|hrs hour|d day
wk week|mo month|yr year|yrs year
A ampere|mA milliampere|µA microampere|μA microampere|nA nanoampere|kA kiloampere
Ah ampere hour|mAh milliampere hour
V volt|mV millivolt|µV microvolt|μV microvolt|kV kilovolt|MV megavolt
W watt|mW milliwatt|µW microwatt|kW kilowatt|MW megawatt|GW gigawatt|TW terawatt
Wh watt hour|kWh kilowatt hour|MWh megawatt hour|GWh gigawatt hour|TWh terawatt hour
Hz hertz|kHz kilohertz|MHz megahertz|GHz gigahertz|THz terahertz|mHz millihertz
N newton|kN kilonewton|mN millinewton|MN meganewton|Nm newton meter
Pa pascal|kPa kilopascal|hPa hectopascal|MPa megapascal|GPa gigapascal|bar bar|mbar millibar
psi P S I|atm atmosphere|mmHg millimeter of mercury|Torr torr
J joule|kJ kilojoule|MJ megajoule|GJ gigajoule|mJ millijoule|eV electron volt
keV kiloelectron volt|MeV megaelectron volt|GeV gigaelectron volt|TeV teraelectron volt
cal calorie|kcal kilocalorie|BTU B T U
C coulomb|mC millicoulomb|µC microcoulomb|nC nanocoulomb
F farad|mF millifarad|µF microfarad|μF microfarad|uF microfarad|nF nanofarad|pF picofarad
H henry|mH millihenry|µH microhenry|nH nanohenry
Ω ohm|Ω ohm|kΩ kilohm|kΩ kilohm|MΩ megohm|MΩ megohm|mΩ milliohm|ohm ohm|ohms ohm
T tesla|mT millitesla|µT microtesla|Wb weber|S siemens|mS millisiemens
mol mole|mmol millimole|µmol micromole|nmol nanomole|M molar|mM millimolar|µM micromolar
nM nanomolar|K kelvin|mK millikelvin|cd candela|lm lumen|lx lux
Bq becquerel|kBq kilobecquerel|MBq megabecquerel|Gy gray|mGy milligray|Sv sievert|mSv millisievert
µSv microsievert|Da dalton|kDa kilodalton|kat katal|rad radian|mrad milliradian|sr steradian
L liter|l liter|mL milliliter|ml milliliter|µL microliter|μL microliter|uL microliter|dL deciliter
dl deciliter|cl centiliter|hl hectoliter|kL kiloliter
ha hectare|ac acre|pc parsec|kpc kiloparsec|Mpc megaparsec|ly light year|AU astronomical unit
au astronomical unit
B byte|kB kilobyte|KB kilobyte|MB megabyte|GB gigabyte|TB terabyte|PB petabyte|EB exabyte
ZB zettabyte|KiB kibibyte|MiB mebibyte|GiB gibibyte|TiB tebibyte|PiB pebibyte
bit bit|bits bit|kbit kilobit|Kbit kilobit|Mbit megabit|Gbit gigabit|Tbit terabit|kb kilobit
Kb kilobit|Mb megabit|Gb gigabit|Tb terabit|b bit|byte byte|bytes byte
in inch|ft foot|yd yard|mi mile|nmi nautical mile|lb pound|lbs pound|oz ounce|gal gallon
qt quart|pt point|px pixel|em em|rem rem|st stone|tsp teaspoon|tbsp tablespoon|fl fluid
dB decibel|dBm decibel milliwatt|dBi decibel isotropic|dBA A weighted decibel
dBTP decibel true peak|dBFS decibel full scale|LUFS L U F S|LU loudness unit|Np neper
MP megapixel|Mpx megapixel|VA volt ampere|kVA kilovolt ampere|hp horsepower
req request|reqs request|rev revolution|op operation|ops operation|tok token|tx transaction
frame frame|frames frame|token token|tokens token|request request|requests request|img image
FLOP floating point operation|GFLOP gigaflop|msg message|row row|rows row
item item|items item|sample sample|samples sample|user user|users user|query query
queries query|call call|calls call|event event|events event|word word|words word|page page
line line|lines line|char character|chars character|person person|capita capita|unit unit
day day|days day|hour hour|hours hour|minute minute|minutes minute|second second|seconds second
week week|month month|year year|seat seat|node node|core core|cycle cycle|cycles cycle
inst instruction|person person|pixel pixel|degree degree|°C degree Celsius|°F degree Fahrenheit
℃ degree Celsius|℉ degree Fahrenheit|° degree|°K degree Kelvin|kgf kilogram force|lbf pound force
cc C C|Ci curie|Å angstrom|Å angstrom|cP centipoise|rads radian
"""

_WHOLE = """
mph mile per hour|kph kilometer per hour|kmh kilometer per hour|rpm revolution per minute
fps frame per second|bps bit per second|kbps kilobit per second|Kbps kilobit per second
mbps megabit per second|Mbps megabit per second|gbps gigabit per second|Gbps gigabit per second
Tbps terabit per second|kBps kilobyte per second|MBps megabyte per second
GBps gigabyte per second|mpg mile per gallon|qps query per second|rps request per second
QPS query per second|RPS request per second|tps transaction per second|bpm beat per minute
wpm word per minute|dpi dot per inch|ppi pixel per inch|ppm part per million
ppb part per billion|cfm cubic foot per minute|FLOPS floating point operation per second
GFLOPS gigaflop per second|TFLOPS teraflop per second|PFLOPS petaflop per second
TFLOPs teraflop per second|IOPS I O operation per second|sqft square foot|sqm square meter
"""

_PLURALS = {
    "foot": "feet", "inch": "inches", "hertz": "hertz", "kilohertz": "kilohertz",
    "megahertz": "megahertz", "gigahertz": "gigahertz", "terahertz": "terahertz",
    "millihertz": "millihertz", "siemens": "siemens", "millisiemens": "millisiemens",
    "lux": "lux", "henry": "henries", "millihenry": "millihenries",
    "microhenry": "microhenries", "nanohenry": "nanohenries",
    "kelvin": "kelvin", "millikelvin": "millikelvin",
    "query": "queries", "P S I": "P S I", "L U F S": "L U F S", "B T U": "B T U", "stone": "stone",
    "horsepower": "horsepower", "molar": "molar", "millimolar": "millimolar",
    "micromolar": "micromolar", "nanomolar": "nanomolar", "C C": "C C", "capita": "capita",
    "degree Celsius": "degrees Celsius", "degree Fahrenheit": "degrees Fahrenheit",
    "degree Kelvin": "degrees Kelvin", "decibel true peak": "decibels true peak",
    "decibel full scale": "decibels full scale", "millimeter of mercury": "millimeters of mercury",
    "kilogram force": "kilograms force", "pound force": "pounds force", "fluid": "fluid",
    "decibel milliwatt": "decibel milliwatts", "decibel isotropic": "decibels isotropic",
}  # fmt: skip

AMBIGUOUS = {"A", "C", "F", "T", "H", "S", "B", "d", "t", "L"}
"""After a space these are units only where no noun follows: "draws 2 A" but "2 A students"."""
NEVER_ALONE = {
    "fl", "em", "st", "au", "ac", "page", "line", "lines", "row", "rows", "item", "items", "day",
    "days", "hour", "hours", "minute", "minutes", "second", "seconds", "week", "month", "year",
    "user", "users", "word", "words", "call", "calls", "event", "events", "unit", "core", "node",
    "seat", "person", "query", "queries", "request", "requests", "token", "tokens", "sample",
    "samples", "frame", "frames", "bar", "degree", "pixel", "cycle", "cycles", "byte", "bytes",
    "bit", "bits", "rem", "us", "char", "chars", "rad", "op", "ops", "inst",
}  # fmt: skip
"""Words, or symbols that words look like: units only in a compound (`tokens/s`)."""


def _table(text: str) -> dict[str, str]:
    entries = (
        entry.strip().split(" ", 1) for line in text.splitlines() for entry in line.split("|")
    )
    return {entry[0]: entry[1] for entry in entries if len(entry) == 2}


UNITS = _table(_LISTED)
"""Symbol -> name in the singular; these take powers and stand on both sides of a slash."""
RATES = _table(_WHOLE)
"""Symbol -> name in the singular, of units that hold a "per"."""


def singular(symbol: str) -> str:
    """The name of one of them; empty for what is no unit."""
    return UNITS.get(symbol) or RATES.get(symbol, "")


def plural(name: str) -> str:
    """The plural of a unit's name: "mile per hour" -> "miles per hour"."""
    head, per, rest = name.partition(" per ")
    if head in _PLURALS:
        many = _PLURALS[head]
    else:
        prefix, _, last = head.rpartition(" ")
        many = f"{prefix} {_PLURALS.get(last, last + 's')}".lstrip()
    return many + per + rest
