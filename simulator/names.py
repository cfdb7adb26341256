"""Common Swedish names, towns and departments, from which people are made up."""

_FIRST_NAMES = (
    "Anna Bengt Cecilia David Elin Fredrik Gunilla Henrik Ingrid Johan Karin Lars "
    "Maria Nils Olivia Patrik Quentin Rebecka Stefan Therese Ulf Viktoria William "
    "Åsa Örjan Märta Sören Göran Björn Håkan Pär Jörgen Älva Märit Åke Agnes Axel "
    "Beatrice Christer Dagny Emil Frida Gustav Hanna Isak Jenny Kerstin Linnéa "
    "Magnus Nadja Oskar Petra Rikard Sofia Tobias Ulrika Vera Wilma Ylva Zackarias"
)
FIRST_NAMES = tuple(_FIRST_NAMES.split())

_LAST_NAMES = (
    "Andersson Bengtsson Carlsson Dahl Eriksson Forsberg Gustafsson Holm Isaksson "
    "Johansson Karlström Lind Magnusson Nilsson Olsson Persson Qvist Rosén "
    "Svensson Törnqvist Ullman Viklund Westerlund Ygberg Zetterström Åberg Ängström "
    "Öberg Sjöberg Lindström Björk Höglund Ståhl Nyström Bäck Åkesson Hägg Löfgren "
    "Sandström Sjögren Fält Håkansson Mårtensson Norén Engdahl Hedlund Wallin "
    "Blomqvist Lundgren Ekström Nordin Hansson Palm Ros Strand Berg Falk Kvarn "
    "Grönlund Jönsson"
)
LAST_NAMES = tuple(_LAST_NAMES.split())

DEPARTMENTS = ("support", "försäljning", "ekonomi", "lager", "växel", "it", "inköp")
TOWNS = ("stockholm", "göteborg", "malmö", "umeå", "västerås", "örebro", "luleå")
SKILLS = ("engelska", "danska", "faktura", "teknik", "jour")
